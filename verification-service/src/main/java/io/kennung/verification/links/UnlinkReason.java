package io.kennung.verification.links;

import java.util.Locale;

/** Why an identity no longer has an address. */
public enum UnlinkReason {
  /** Its holder has asked for it. */
  REQUESTED,
  /** Its holder has begun to link another one. */
  REPLACED,
  /** Another identity has proven the address. */
  DISPLACED,
  /** The identity has ended. */
  REVOKED,
  /** The database was restored from a backup that does not hold it. */
  LOST;

  /** As events tell it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
