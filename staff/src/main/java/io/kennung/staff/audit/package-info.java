/** The record of every look and action of staff: only ever added to, and chained by hashes. */
@NullMarked
package io.kennung.staff.audit;

import org.jspecify.annotations.NullMarked;
