/** How a run of the stack goes on, fails and ends. */
@NullMarked
package io.kennung.local.run;

import org.jspecify.annotations.NullMarked;
