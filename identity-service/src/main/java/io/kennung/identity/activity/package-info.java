/** A sign of life, told once a day. */
@NullMarked
package io.kennung.identity.activity;

import org.jspecify.annotations.NullMarked;
