/** SMS by a carrier that speaks SMPP 3.4. */
@NullMarked
package io.kennung.verification.senders.smpp;

import org.jspecify.annotations.NullMarked;
