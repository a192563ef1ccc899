/** Which services there are, on which ports, and with what each of them is started. */
@NullMarked
package io.kennung.local.plan;

import org.jspecify.annotations.NullMarked;
