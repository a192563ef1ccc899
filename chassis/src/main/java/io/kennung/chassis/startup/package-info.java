/** What must hold before a service takes its first request, and while it runs. */
@NullMarked
package io.kennung.chassis.startup;

import org.jspecify.annotations.NullMarked;
