/**
 * What is counted, hour by hour, and kept for a little longer than a month. Nobody stands in it.
 */
@NullMarked
package io.kennung.identity.operations.figures;

import org.jspecify.annotations.NullMarked;
