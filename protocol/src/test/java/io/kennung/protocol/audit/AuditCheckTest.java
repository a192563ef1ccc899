package io.kennung.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditCheck.Flaw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditCheckTest {

  private final List<AuditEntry> written = Chains.written();
  private final List<AuditEntry> entries = new ArrayList<>(written);

  @Test
  void wholeChainIsWholeAndHasTheHashOfItsLastEntryAsHead() throws BrokenChain {
    AuditCheck check = Chains.walk(AuditCheck.fromBeginning(Chains.NAME), entries);

    assertThat(check.number()).isEqualTo(4);
    assertThat(check.head()).isEqualTo(entries.getLast().hash());
  }

  @Test
  void chainWithoutEntriesIsWhole() throws BrokenChain {
    AuditCheck check = Chains.walk(AuditCheck.fromBeginning(Chains.NAME), List.of());

    assertThat(check.number()).isZero();
    assertThat(check.head()).isEqualTo(AuditChain.BEGINNING);
  }

  @Test
  void walkGoesOnBehindWhatWasCheckedBefore() throws BrokenChain {
    AuditCheck check = AuditCheck.after(Chains.NAME, 2, entries.get(1).hash());

    assertThat(Chains.walk(check, entries.subList(2, 4)).number()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void everyChangedMemberIsFoundAtItsEntry(Change change) {
    for (int i = 0; i < entries.size(); i++) {
      entries.set(i, change.of(written.get(i)));

      BrokenChain broken = brokenAt(AuditCheck.fromBeginning(Chains.NAME));

      assertThat(broken.flaw())
          .isEqualTo(
              switch (change) {
                case NUMBER -> Flaw.OUT_OF_PLACE;
                case PREVIOUS -> Flaw.TORN;
                default -> Flaw.CHANGED;
              });
      assertThat(broken.number()).isEqualTo(change == Change.NUMBER ? i + 2 : i + 1);
      assertThat(broken).hasMessage("entry %d: %s", broken.number(), broken.flaw());
      entries.set(i, written.get(i));
    }
  }

  /** Whoever changes an entry together with its hash. */
  @Test
  void changedEntryWithAHashThatFitsTearsTheChainBehindIt() {
    entries.set(1, AuditChain.seal(Chains.NAME, Change.WHO.of(written.get(1))));

    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME)), 3, Flaw.TORN);
  }

  @Test
  void removedEntryIsFound() {
    entries.remove(1);

    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME)), 3, Flaw.OUT_OF_PLACE);
  }

  @Test
  void removedBeginningIsFound() {
    entries.removeFirst();

    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME)), 2, Flaw.OUT_OF_PLACE);
  }

  @Test
  void entryThatStandsTwiceIsFound() {
    entries.add(2, written.get(1));

    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME)), 2, Flaw.OUT_OF_PLACE);
  }

  @Test
  void entryThatWasPutInIsFoundAtTheOneBehindIt() {
    AuditEntry third = written.get(2);
    entries.set(2, AuditChain.seal(Chains.NAME, Change.IDENTITY.of(third)));

    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME)), 4, Flaw.TORN);
  }

  @Test
  void swappedEntriesAreFound() {
    Collections.swap(entries, 1, 2);

    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME)), 3, Flaw.OUT_OF_PLACE);
  }

  @Test
  void entriesOfOneChainDoNotFitIntoAnother() {
    assertFlaw(brokenAt(AuditCheck.fromBeginning("verification-service")), 1, Flaw.CHANGED);
  }

  @Test
  void endThatWasCutOffIsFoundOnlyByWhoKnowsTheHead() throws BrokenChain {
    String head = entries.removeLast().hash();

    assertThat(Chains.walk(AuditCheck.fromBeginning(Chains.NAME), entries).number()).isEqualTo(3);
    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME).knowing(4, head)), 4, Flaw.CUT_OFF);
    entries.clear();
    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME).knowing(4, head)), 1, Flaw.CUT_OFF);
  }

  @Test
  void chainThatWasWrittenAnewIsFoundOnlyByWhoKnowsTheHead() throws BrokenChain {
    String head = entries.get(2).hash();
    entries.set(0, Change.WHO.of(written.getFirst()));
    List<AuditEntry> anew = Chains.sealedAnew(entries);
    entries.clear();
    entries.addAll(anew);

    assertThat(Chains.walk(AuditCheck.fromBeginning(Chains.NAME), entries).number()).isEqualTo(4);
    assertFlaw(brokenAt(AuditCheck.fromBeginning(Chains.NAME).knowing(3, head)), 3, Flaw.REWRITTEN);
  }

  @Test
  void knownHeadThatIsStillThereIsNoHindrance() throws BrokenChain {
    AuditCheck check = AuditCheck.fromBeginning(Chains.NAME).knowing(2, entries.get(1).hash());

    assertThat(Chains.walk(check, entries).number()).isEqualTo(4);
  }

  private BrokenChain brokenAt(AuditCheck check) {
    BrokenChain broken = catchThrowableOfType(BrokenChain.class, () -> Chains.walk(check, entries));
    assertThat(broken).isNotNull();
    return broken;
  }

  private static void assertFlaw(BrokenChain broken, long number, Flaw flaw) {
    assertThat(broken.number()).isEqualTo(number);
    assertThat(broken.flaw()).isEqualTo(flaw);
  }
}
