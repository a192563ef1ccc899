/** Dashboards and alarms: made, and held against what they speak of. */
@NullMarked
package io.kennung.dashboards;

import org.jspecify.annotations.NullMarked;
