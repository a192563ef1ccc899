package io.kennung.verification.senders;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody who brings codes to telephones: a gateway, a carrier. Many threads may use it at once;
 * it never tries again by itself and never logs a number or a text.
 */
public interface CodeSender {

  /** As the configuration names it; one of a kind among all senders. */
  String name();

  /** What it can do. */
  Set<Channel> channels();

  /**
   * Hands the message over and returns as soon as the provider has taken it, within the configured
   * time.
   *
   * @param message of one of the {@link #channels}
   * @return the provider's name for it, under which it later reports the fate of the message; empty
   *     where it reports nothing
   * @throws SendFailure when the provider has not taken it, or when nobody knows
   */
  Optional<String> send(CodeMessage message) throws SendFailure;
}
