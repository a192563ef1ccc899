package io.kennung.identity.operations.figures;

/** What is counted, hour by hour. */
public enum Series {
  /** Identities that were created. */
  REGISTERED,
  /** Addresses that were linked. */
  LINKED,
  /** Mails, messages and calls of a verification that did not arrive. */
  REFUSED,
  /** Those that were not sent, because it was too late or not allowed. */
  DROPPED,
  /** Verifications that nobody finished. */
  EXPIRED,
  /** Addresses that somebody else has linked since. */
  DISPLACED,
  /** Identities that were ended from their device. */
  REVOKED_BY_KEY,
  /** Identities that were ended with a password. */
  REVOKED_BY_PASSWORD,
  /** Identities that have become inactive. */
  FELL_SILENT,
  /** Identities that are active again. */
  WOKE
}
