/** HTTP to and from providers, bounded in time and size. */
@NullMarked
package io.kennung.verification.senders.http;

import org.jspecify.annotations.NullMarked;
