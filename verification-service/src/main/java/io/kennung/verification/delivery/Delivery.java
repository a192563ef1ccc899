package io.kennung.verification.delivery;

import io.kennung.protocol.events.LinkKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail, SMS or call that is to be sent. Holds no address: that, and the code, are made from the
 * verification at the moment of sending.
 *
 * @param id the reference towards providers
 * @param verification what it is for
 * @param identity whose
 * @param kind of the address
 * @param way by which it travels
 * @param country calling code of the number, for the figures; {@link #NONE} for mail
 * @param provider who has taken it, or has not; {@link #NONE} if nobody knows
 * @param notAfter when it is of no more use
 * @param rounds how often it has been tried in vain
 */
record Delivery(
    UUID id,
    byte[] verification,
    String identity,
    LinkKind kind,
    Way way,
    String country,
    String provider,
    Instant notAfter,
    int rounds) {

  Delivery by(String name) {
    return new Delivery(id, verification, identity, kind, way, country, name, notAfter, rounds);
  }

  /** Where there is no country, or no provider. */
  static final String NONE = "none";

  /** By which way. */
  enum Way {
    MAIL,
    SMS,
    CALL
  }

  /** How it can end. */
  enum Outcome {
    SENT,
    DELIVERED,
    REFUSED,
    DROPPED
  }
}
