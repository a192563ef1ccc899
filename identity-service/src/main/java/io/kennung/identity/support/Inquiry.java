package io.kennung.identity.support;

import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks of support staff at one identity. Each is on record before it is answered. */
@Singleton
public class Inquiry {

  /** How the identity is doing; empty when it was never registered. */
  @Transactional
  public Optional<IdentityStatus> status(StaffMember who, String identity, Purpose purpose) {
    throw new UnsupportedOperationException();
  }

  /**
   * What has happened to the identity; empty when it was never registered.
   *
   * @param next of the page before; null for the latest
   */
  @Transactional
  public Optional<HistoryPage> history(
      StaffMember who, String identity, Purpose purpose, @Nullable String next) {
    throw new UnsupportedOperationException();
  }
}
