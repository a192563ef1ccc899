package io.kennung.staff.audit;

/**
 * Which entries of the record are wanted.
 *
 * @param identity about whom; empty for anybody
 * @param who has done it; empty for anybody
 */
public record AuditFilter(String identity, String who) {}
