/** In which order providers are asked, by country calling code. */
@NullMarked
package io.kennung.verification.senders.routing;

import org.jspecify.annotations.NullMarked;
