package io.kennung.staff.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the record.
 *
 * @param identity about whom; null for all
 * @param who by whom, the whole name; null for all
 */
public record AuditFilter(@Nullable String identity, @Nullable String who) {

  /** All of them. */
  public static final AuditFilter ALL = new AuditFilter(null, null);
}
