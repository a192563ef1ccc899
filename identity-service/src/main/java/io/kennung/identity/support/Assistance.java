package io.kennung.identity.support;

import io.kennung.protocol.events.LinkKind;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/**
 * What support staff may do about an identity. Each is on record. Nothing here reads a key, moves
 * an address or revives what has been revoked.
 */
@Singleton
public class Assistance {

  /** Which limits can be lifted. */
  public enum Limits {
    /** Verifications that were begun, messages, mails and codes that were tried. */
    LINKING,
    /** Hashes of addresses that were asked for. */
    MATCHING,
    /** Revocation passwords that were tried. */
    REVOCATION
  }

  /**
   * Writes something down, for whoever looks next. At most 500 characters, no address.
   *
   * @return false when there is no such identity
   */
  @Transactional
  public boolean note(StaffMember who, String identity, Purpose purpose, String text) {
    throw new UnsupportedOperationException();
  }

  /**
   * Asks verification-service to end a verification that is stuck.
   *
   * @return false when there is no such identity
   */
  @Transactional
  public boolean resetVerification(
      StaffMember who, String identity, Purpose purpose, LinkKind kind) {
    throw new UnsupportedOperationException();
  }

  /**
   * Asks the service that keeps these limits to lift them.
   *
   * @return false when there is no such identity
   */
  @Transactional
  public boolean liftLimits(StaffMember who, String identity, Purpose purpose, Limits limits) {
    throw new UnsupportedOperationException();
  }
}
