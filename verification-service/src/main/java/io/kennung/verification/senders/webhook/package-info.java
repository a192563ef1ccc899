/** SMS and calls by any gateway that takes a signed JSON request. */
@NullMarked
package io.kennung.verification.senders.webhook;

import org.jspecify.annotations.NullMarked;
