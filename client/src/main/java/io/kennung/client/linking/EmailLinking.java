package io.kennung.client.linking;

/** Where an e-mail address stands after it was asked to be linked. */
public sealed interface EmailLinking {

  /** It was linked to this identity already; no mail is sent. */
  record Linked() implements EmailLinking {}

  /**
   * A mail with a link is on its way; whoever reads it confirms. {@link Linking#checkEmail} tells
   * when that has happened.
   *
   * @param next what may be done meanwhile
   */
  record MailSent(Next next) implements EmailLinking {}
}
