package io.kennung.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditChainTest {

  private final List<AuditEntry> written = Chains.written();

  @Test
  void hashesAreThoseOfAnotherProgram() {
    assertThat(written).hasSize(4);
    assertThat(written)
        .allSatisfy(entry ->
            assertThat(AuditChain.hash("identity-service", entry)).isEqualTo(entry.hash()));
  }

  @Test
  void sealingAddsTheHashAndNothingElse() {
    AuditEntry entry = written.getFirst();

    assertThat(AuditChain.seal(Chains.NAME, withHash(entry, ""))).isEqualTo(entry);
    assertThat(AuditChain.seal(Chains.NAME, withHash(entry, "anything"))).isEqualTo(entry);
  }

  @Test
  void sameEntryHasAnotherHashInAnotherChain() {
    assertThat(AuditChain.hash("verification-service", written.getFirst()))
        .isEqualTo("1f13d5022262c1286ca78d95a7755f13a6b671737c0b69fbdfc61c98c2eb8249");
  }

  /** Without the lengths, what stands at the end of one member could move into the next. */
  @Test
  void membersDoNotRunIntoEachOther() {
    Instant at = Instant.parse("2026-11-28T10:15:30Z");
    AuditEntry one = new AuditEntry(1, at, "lea", "support", "look", "A", "B", "done", "0", "");
    AuditEntry two = new AuditEntry(1, at, "leas", "upport", "look", "A", "B", "done", "0", "");
    AuditEntry three = new AuditEntry(1, at, "lea", "support", "look", "AB", "", "done", "0", "");

    assertThat(
            List.of(
                AuditChain.hash(Chains.NAME, one),
                AuditChain.hash(Chains.NAME, two),
                AuditChain.hash(Chains.NAME, three)))
        .doesNotHaveDuplicates();
  }

  @Test
  void nothingStandsBeforeTheBeginning() {
    assertThat(AuditChain.BEGINNING).matches("0{64}");
    assertThat(written.getFirst().previous()).isEqualTo(AuditChain.BEGINNING);
  }

  private static AuditEntry withHash(AuditEntry it, String hash) {
    return new AuditEntry(
        it.number(),
        it.at(),
        it.who(),
        it.roles(),
        it.action(),
        it.identity(),
        it.purpose(),
        it.outcome(),
        it.previous(),
        hash);
  }
}
