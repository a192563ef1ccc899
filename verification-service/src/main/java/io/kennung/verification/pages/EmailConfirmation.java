package io.kennung.verification.pages;

import io.kennung.pages.Language;
import java.util.Optional;

/** What the page behind a mail's link can do. */
public interface EmailConfirmation {

  /**
   * A verification that waits for the button.
   *
   * @param identity who wants the address
   * @param language of the mail
   */
  record Pending(String identity, Language language) {}

  /** What the link is about; empty when it is unknown, used or too old. Changes nothing. */
  Optional<Pending> find(String token);

  /** The button has been pressed: whether the address is linked now. */
  boolean confirm(String token);
}
