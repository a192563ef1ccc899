package io.kennung.staff.audit;

/**
 * Which entries of the record are wanted.
 *
 * @param identity about whom, an id; empty for anybody
 * @param who has done it, the whole name; empty for anybody
 */
public record AuditFilter(String identity, String who) {

  /** All of them. */
  public static final AuditFilter ALL = new AuditFilter("", "");
}
