/** Texts as short messages of the telephone network. */
@NullMarked
package io.kennung.verification.senders.gsm;

import org.jspecify.annotations.NullMarked;
