package io.kennung.verification.mail;

import io.kennung.pages.Language;
import io.kennung.protocol.EmailAddress;
import java.net.URI;

/**
 * The mail that proves an address.
 *
 * @param reference names this delivery; bounces carry it; says nothing about whom it is for
 * @param to the address
 * @param language of the mail
 * @param identity who wants to be linked to the address
 * @param link the page with the button
 */
public record LinkMail(
    String reference, EmailAddress to, Language language, String identity, URI link) {

  /** Without the address and the link: these belong in no log. */
  @Override
  public String toString() {
    return "LinkMail[" + reference + "]";
  }
}
