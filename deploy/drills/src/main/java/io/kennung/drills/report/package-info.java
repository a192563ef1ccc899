/** What a drill says: its steps, and what is not as it must be. */
@NullMarked
package io.kennung.drills.report;

import org.jspecify.annotations.NullMarked;
