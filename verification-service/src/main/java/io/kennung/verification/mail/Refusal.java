package io.kennung.verification.mail;

import io.vertx.ext.mail.SMTPException;
import java.util.List;

/** What a mail server's refusal is about. */
final class Refusal {

  /** How the mail client begins its message when the recipient or the content was refused. */
  private static final List<String> ABOUT_THE_MAIL =
      List.of("recipient address not accepted", "sending data failed");

  private Refusal() {}

  /**
   * Whether this mail or its address is refused for good. A server that does not want to talk to
   * us, or does not know our sender or password, says 5xx as well: that is for the operator to mend
   * and says nothing about the address.
   */
  static boolean isAboutTheMail(SMTPException refused) {
    String message = refused.getMessage();
    return refused.isPermanent()
        && message != null
        && ABOUT_THE_MAIL.stream().anyMatch(message::startsWith);
  }
}
