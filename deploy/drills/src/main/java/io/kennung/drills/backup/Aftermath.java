package io.kennung.drills.backup;

import io.kennung.client.Identity;
import io.kennung.drills.backup.Facts.Difference;
import io.kennung.drills.people.Patience;
import io.kennung.drills.people.Town;
import io.kennung.drills.report.Findings;
import io.kennung.local.Stack;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has come back, what has not, and whether life goes on. */
final class Aftermath {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int GONE = 410;
  private static final int OK = 200;

  private final Findings findings;
  private final Stack stack;
  private final Town town;
  private final ChatServer chatServer;

  Aftermath(Findings findings, Stack stack, Town town, ChatServer chatServer) {
    this.findings = findings;
    this.stack = stack;
    this.town = town;
    this.chatServer = chatServer;
  }

  /** All that was told is there again. */
  void withKafka(Past past) {
    Facts now = Facts.of(stack.postgres());
    compare(past, now);
    everybodyIsThere(past);
    nobodyComesBack(past.lives());
    addresses(past.lives());
    cursors(past);
    lifeGoesOn(past.lives());
  }

  /** It is as it was at the backup, and what services know of each other fits. */
  void withoutKafka(Past past) {
    Facts now = Facts.of(stack.postgres());
    findings.say(
        "  identities before the disaster %,d, now %,d; revocations %,d, now %,d",
        past.facts().count("identity"),
        now.count("identity"),
        past.facts().count("revocation"),
        now.count("revocation"));
    long twice =
        past.facts().differences(now).stream()
            .filter(each -> !each.missing())
            .filter(each -> each.kind().equals("history") || each.kind().equals("change of state"))
            .count();
    findings.same("told twice, or never before", 0L, twice);
    Lives lives = past.lives();
    findings.check(town.directory().find(lives.anna.id()).isPresent(), "Anna is not there");
    findings.check(town.directory().find(lives.carl.id()).isEmpty(), "Carl is not revoked");
    findings.same("Anna's number", Optional.of(lives.anna.id()), town.ownerOf(lives.annasNumber));
    cursors(past);
    town.directory().revocation().revoke(lives.paul);
    boolean seen =
        Patience.comesTrue(LONGEST, () -> town.directory().find(lives.paul.id()).isEmpty());
    findings.check(seen, "a revocation after the restore does not show");
  }

  private void compare(Past past, Facts now) {
    Map<String, List<String>> lost = past.lives().lostByNature();
    List<Difference> differences = past.facts().differences(now);
    List<Difference> unexplained =
        differences.stream().filter(each -> !isLostByNature(each, lost)).toList();
    unexplained.forEach(each -> findings.wrong(each.toString()));
    lost.forEach((kind, whose) ->
        whose.forEach(each ->
            findings.check(
                differences.stream()
                    .anyMatch(it -> it.kind().equals(kind) && it.row().contains(each)),
                "%s of %s is said to be lost, and is not".formatted(kind, each))));
    findings.say(
        "  compared: %,d facts in %d tables; %d differ, %d of them as they must: links, a"
            + " revocation password and a backup that are younger than the backup of the database",
        past.facts().count(),
        past.facts().rows().size(),
        differences.size(),
        differences.size() - unexplained.size());
  }

  private static boolean isLostByNature(Difference it, Map<String, List<String>> lost) {
    boolean isLost = lost.getOrDefault(it.kind(), List.of()).stream().anyMatch(it.row()::contains);
    // The history says of a link that it is lost, and loses what only this service knew: what staff
    // have asked for.
    return it.kind().equals("history")
        ? (isLost && !it.missing() && it.row().contains("lost"))
            || (it.missing() && it.row().contains("lift-asked"))
        : isLost;
  }

  private void everybodyIsThere(Past past) {
    long missing =
        past.crowd().stream()
            .filter(each -> !isAsItWas(each, past))
            .peek(each -> findings.wrong(each.id() + " is not as it was"))
            .count();
    findings.say(
        "  asked for each of %,d who were told an id: %,d are not as they were",
        past.crowd().size(), missing);
    Lives lives = past.lives();
    findings.check(town.directory().find(lives.emil.id()).isPresent(), "Emil is lost");
    findings.same(
        "Emil's features",
        Optional.of(6L),
        town.directory().find(lives.emil.id()).map(it -> it.featureMask()));
  }

  private boolean isAsItWas(Identity who, Past past) {
    boolean lived =
        past.facts().rows().getOrDefault("revocation", List.of()).stream()
            .noneMatch(row -> row.contains(who.id()));
    var found = town.directory().find(who.id());
    return lived
        ? found.filter(it -> it.publicKey().equals(who.key().publicKey())).isPresent()
        : found.isEmpty();
  }

  private void nobodyComesBack(Lives lives) {
    for (Identity each : lives.revoked()) {
      findings.check(
          town.directory().find(each.id()).isEmpty(), each.id() + " has come back to life");
    }
  }

  private void addresses(Lives lives) {
    findings.same("Anna's number", Optional.of(lives.anna.id()), town.ownerOf(lives.annasNumber));
    findings.same("Anna's address", Optional.of(lives.anna.id()), town.ownerOf(lives.annasAddress));
    findings.same("the address Hans let go", Optional.empty(), town.ownerOf(lives.hansAddress));
    findings.same("the number Ida lost", Optional.empty(), town.ownerOf(lives.idasNumber));
    findings.check(
        town.kept(lives.annasBackup).filter(it -> Arrays.equals(it, lives.annasSealed)).isPresent(),
        "Anna's backup is not as it was");
    findings.check(
        town.kept(lives.ottosBackup).filter(it -> Arrays.equals(it, lives.ottosFirst)).isPresent(),
        "Otto's backup is not the one of before");
  }

  private void cursors(Past past) {
    ChatServer.Heard again = chatServer.after(stack.frontDoor(), past.oldCursor());
    findings.same("a cursor from before the backup", OK, again.status());
    int late = chatServer.after(stack.frontDoor(), past.heard().next()).status();
    findings.same("a cursor from after the backup", GONE, late);
    long missing =
        past.heard().changes().stream().filter(each -> !again.changes().contains(each)).count();
    findings.say(
        "  GET /changes: from a cursor of before the backup on, %d of %d changes are told; one of"
            + " after it gets 410",
        past.heard().changes().size() - missing, past.heard().changes().size());
  }

  /** What comes now must count, though its number was given before the disaster. */
  private void lifeGoesOn(Lives lives) {
    town.linkPhone(lives.emil, lives.emilsNumber);
    findings.check(
        Patience.comesTrue(LONGEST, () -> town.directory().own(lives.emil).mobileNo().isPresent()),
        "Emil cannot link his number again");
    Lives.fallSilent(town, stack.postgres(), lives.lena);
    Lives.wake(town, lives.mia);
    town.directory().revocation().revoke(lives.quin);
    findings.check(
        Patience.comesTrue(LONGEST, () -> town.directory().find(lives.quin.id()).isEmpty()),
        "a revocation after the restore does not show");
    boolean agreed =
        Patience.comesTrue(LONGEST, () -> Agreement.contradictions(stack.postgres()).isEmpty());
    findings.check(agreed, "the services do not agree about what came after the restore");
    findings.say("  life goes on: linking, falling silent, waking and revoking count as before");
  }
}
