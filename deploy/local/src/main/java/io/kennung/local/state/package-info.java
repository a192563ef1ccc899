/** What outlives a run: the folder of the stack, its secrets, and the record of who takes part. */
@NullMarked
package io.kennung.local.state;

import org.jspecify.annotations.NullMarked;
