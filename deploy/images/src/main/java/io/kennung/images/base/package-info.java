/** What images stand on: a Java runtime and the little of an operating system that it needs. */
@NullMarked
package io.kennung.images.base;

import org.jspecify.annotations.NullMarked;
