/** Mails that came back, as the operator's mail server hands them over. */
@NullMarked
package io.kennung.verification.mail.bounces;

import org.jspecify.annotations.NullMarked;
