/** What staff and their programs are answered. */
@NullMarked
package io.kennung.staff.answers;

import org.jspecify.annotations.NullMarked;
