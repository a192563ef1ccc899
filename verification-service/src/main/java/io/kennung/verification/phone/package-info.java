/** Linking a phone number: by a message with a code or, failing that, by a call. */
@NullMarked
package io.kennung.verification.phone;

import org.jspecify.annotations.NullMarked;
