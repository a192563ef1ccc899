package io.kennung.verification.email;

import io.kennung.verification.pending.Next;

/**
 * The answer when a mail is on its way.
 *
 * @param success always true
 * @param next what may be done next; beyond the contract
 */
record MailSent(boolean success, Next next) {}
