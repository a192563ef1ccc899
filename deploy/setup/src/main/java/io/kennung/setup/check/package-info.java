/** Whether the services are there and answer. */
@NullMarked
package io.kennung.setup.check;

import org.jspecify.annotations.NullMarked;
