package io.kennung.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever was written, any single change to it is found by whoever knows the head. */
class AnyChainTest {

  @Property(tries = 300, seed = "1")
  void whatWasSealedOneAfterTheOtherIsWhole(@ForAll("chains") List<AuditEntry> chain)
      throws BrokenChain {
    AuditCheck check = Chains.walk(AuditCheck.fromBeginning(Chains.NAME), chain);

    assertThat(check.number()).isEqualTo(chain.size());
  }

  @Property(tries = 500, seed = "2")
  void anyChangedMemberIsFound(
      @ForAll("chains") List<AuditEntry> chain, @ForAll int place, @ForAll Change change) {
    List<AuditEntry> changed = new ArrayList<>(chain);
    int at = Math.floorMod(place, chain.size());
    changed.set(at, change.of(chain.get(at)));

    assertIsFound(chain, changed);
  }

  @Property(tries = 500, seed = "3")
  void anyMemberThatIsSomethingElseIsFoundEvenWithAHashThatFits(
      @ForAll("chains") List<AuditEntry> chain, @ForAll int place, @ForAll Change change) {
    List<AuditEntry> changed = new ArrayList<>(chain);
    int at = Math.floorMod(place, chain.size());
    AuditEntry other = AuditChain.seal(Chains.NAME, change.of(chain.get(at)));
    changed.set(at, other);

    if (change != Change.HASH) {
      assertIsFound(chain, changed);
    }
  }

  @Property(tries = 300, seed = "4")
  void anyEntryThatIsMissingTwiceOrElsewhereIsFound(
      @ForAll("chains") List<AuditEntry> chain,
      @ForAll int place,
      @ForAll @IntRange(min = 1, max = 20) int distance) {
    int at = Math.floorMod(place, chain.size());
    List<AuditEntry> without = new ArrayList<>(chain);
    AuditEntry removed = without.remove(at);
    List<AuditEntry> twice = new ArrayList<>(chain);
    twice.add(Math.floorMod(place + distance, chain.size() + 1), removed);
    List<AuditEntry> swapped = new ArrayList<>(chain);
    int other = Math.floorMod(at + distance, chain.size());
    Collections.swap(swapped, at, other);

    assertIsFound(chain, without);
    assertIsFound(chain, twice);
    if (other != at) {
      assertIsFound(chain, swapped);
    }
  }

  @Property(tries = 200, seed = "5")
  void anyChainWrittenAnewIsFound(
      @ForAll("chains") List<AuditEntry> chain, @ForAll int place, @ForAll("deeds") Change change) {
    List<AuditEntry> changed = new ArrayList<>(chain);
    int at = Math.floorMod(place, chain.size());
    changed.set(at, change.of(chain.get(at)));

    assertIsFound(chain, Chains.sealedAnew(changed));
  }

  private static void assertIsFound(List<AuditEntry> chain, List<AuditEntry> changed) {
    AuditCheck check =
        AuditCheck.fromBeginning(Chains.NAME).knowing(chain.size(), chain.getLast().hash());
    assertThatExceptionOfType(BrokenChain.class).isThrownBy(() -> Chains.walk(check, changed));
  }

  @Provide
  Arbitrary<List<AuditEntry>> chains() {
    Arbitrary<String> text = Arbitraries.strings().all().excludeChars('\u0000').ofMaxLength(12);
    Arbitrary<Instant> times =
        Arbitraries.longs()
            .between(0, 4_000_000_000_000_000L)
            .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000));
    return Combinators.combine(times, text, text, text, text)
        .as((at, who, action, identity, purpose) ->
            new AuditEntry(1, at, who, "support", action, identity, purpose, "done", "", ""))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(Chains::sealedAnew);
  }

  /** Those that make another entry of it, and not only another place or hash. */
  @Provide
  Arbitrary<Change> deeds() {
    return Arbitraries.of(
        Change.AT, Change.WHO, Change.ROLES, Change.ACTION, Change.IDENTITY, Change.PURPOSE);
  }
}
