/** Charts that the server draws: no script, readable without colours, with a table behind each. */
@NullMarked
package io.kennung.identity.operations.charts;

import org.jspecify.annotations.NullMarked;
