/** Who lives in the system of a drill, and what comes to their inboxes and telephones. */
@NullMarked
package io.kennung.drills.people;

import org.jspecify.annotations.NullMarked;
