/** The program that prepares what the services need, and looks whether they are well. */
@NullMarked
package io.kennung.setup;

import org.jspecify.annotations.NullMarked;
