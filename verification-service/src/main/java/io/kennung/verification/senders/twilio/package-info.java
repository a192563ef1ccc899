/** SMS and calls by Twilio, and by whatever speaks its API. */
@NullMarked
package io.kennung.verification.senders.twilio;

import org.jspecify.annotations.NullMarked;
