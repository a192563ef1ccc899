package io.kennung.protocol.audit;

import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** What somebody might do to one entry. */
enum Change {
  NUMBER(it ->
      new AuditEntry(
          it.number() + 1,
          it.at(),
          it.who(),
          it.roles(),
          it.action(),
          it.identity(),
          it.purpose(),
          it.outcome(),
          it.previous(),
          it.hash())),
  AT(it -> of(it, 1, it.who(), it.roles(), it.action(), it.identity(), it.purpose(), it.outcome())),
  WHO(it -> of(it, 0, "eve", it.roles(), it.action(), it.identity(), it.purpose(), it.outcome())),
  ROLES(
      it -> of(it, 0, it.who(), "nobody", it.action(), it.identity(), it.purpose(), it.outcome())),
  ACTION(
      it -> of(it, 0, it.who(), it.roles(), "nothing", it.identity(), it.purpose(), it.outcome())),
  IDENTITY(
      it -> of(it, 0, it.who(), it.roles(), it.action(), "ECHOECHO", it.purpose(), it.outcome())),
  PURPOSE(it -> of(it, 0, it.who(), it.roles(), it.action(), it.identity(), "T-0", it.outcome())),
  OUTCOME(
      it -> of(it, 0, it.who(), it.roles(), it.action(), it.identity(), it.purpose(), "refused")),
  PREVIOUS(it -> hashes(it, flipped(it.previous()), it.hash())),
  HASH(it -> hashes(it, it.previous(), flipped(it.hash())));

  private final UnaryOperator<AuditEntry> deed;

  Change(UnaryOperator<AuditEntry> deed) {
    this.deed = deed;
  }

  AuditEntry of(AuditEntry entry) {
    return deed.apply(entry);
  }

  private static AuditEntry of(
      AuditEntry it,
      int later,
      String who,
      String roles,
      String action,
      String identity,
      String purpose,
      String outcome) {
    return new AuditEntry(
        it.number(),
        it.at().plus(later, ChronoUnit.MICROS),
        who,
        roles,
        action,
        identity,
        purpose,
        outcome,
        it.previous(),
        it.hash());
  }

  private static AuditEntry hashes(AuditEntry it, String previous, String hash) {
    return new AuditEntry(
        it.number(),
        it.at(),
        it.who(),
        it.roles(),
        it.action(),
        it.identity(),
        it.purpose(),
        it.outcome(),
        previous,
        hash);
  }

  private static String flipped(String hex) {
    return (hex.charAt(0) == 'f' ? "e" : "f") + hex.substring(1);
  }
}
