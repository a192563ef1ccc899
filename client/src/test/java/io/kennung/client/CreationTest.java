package io.kennung.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreationTest {

  private final FakeDirectory server = new FakeDirectory();
  private final List<Duration> pauses = new ArrayList<>();
  private Duration extra = Duration.ZERO;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final Directory directory =
      new Directory(
          Settings.at(server.base()),
          clock,
          pause -> {
            pauses.add(pause);
            now = now.plus(pause).plus(extra);
          });
  private final SecretKey key = SecretKey.generate(new SecureRandom());

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @Test
  void lostAnswerIsAskedForAgainAndNamesTheSameIdentity() {
    server.plan(Call::isSecondPhase, Reply.LOST, Reply.LOST);

    CreatedIdentity created = directory.create(key);

    assertThat(server.identities).containsOnlyKeys(created.identity());
    assertThat(server.calls).hasSize(4);
    assertThat(server.calls.get(1).body())
        .isEqualTo(server.calls.get(2).body())
        .isEqualTo(server.calls.get(3).body());
    assertThat(pauses).isSorted().doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void troubleOfTheServerIsWaitedFor() {
    server.plan(Call::isSecondPhase, Reply.of(500, ""), Reply.of(503, "<html>"));

    directory.create(key);

    assertThat(server.identities).hasSize(1);
  }

  @Test
  void refusalIsNotRepeated() {
    server.plan(Call::isSecondPhase, Reply.of(200, "{\"success\":false,\"error\":\"not today\"}"));

    assertThatThrownBy(() -> directory.create(key)).hasMessage("not today");
    assertThat(server.calls).hasSize(2);
    assertThat(pauses).isEmpty();
  }

  @Test
  void rateLimitIsNotRepeated() {
    server.plan(Call::isSecondPhase, Reply.of(429, ""));

    assertThatThrownBy(() -> directory.create(key)).isInstanceOf(DirectoryException.class);
    assertThat(pauses).isEmpty();
  }

  @Test
  void itIsGivenUpAfterAFewTimesWithoutANewChallenge() {
    server.plan(Call::isSecondPhase, Collections.nCopies(20, Reply.LOST).toArray(Reply[]::new));

    assertThatThrownBy(() -> directory.create(key))
        .isInstanceOfSatisfying(
            DirectoryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(server.calls).hasSize(8);
    assertThat(server.calls).filteredOn(call -> !call.isSecondPhase()).hasSize(1);
    assertThat(server.identities).hasSize(1);
  }

  @Test
  void itIsGivenUpWhenTheChallengeHasExpired() {
    extra = Duration.ofMinutes(3);
    server.plan(Call::isSecondPhase, Collections.nCopies(20, Reply.LOST).toArray(Reply[]::new));

    assertThatThrownBy(() -> directory.create(key)).isInstanceOf(DirectoryException.class);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void keptCreationIsFinishedByAnother() {
    UnfinishedCreation unfinished = directory.begin(key);
    CreatedIdentity first = directory.finish(unfinished);

    try (Directory another = Directory.at(server.base())) {
      assertThat(another.finish(unfinished)).isEqualTo(first);
    }
  }

  @Test
  void creationIsOpenForFiveMinutes() {
    UnfinishedCreation unfinished = directory.begin(key);

    assertThat(unfinished.isOpenAt(now)).isTrue();
    assertThat(unfinished.isOpenAt(now.plusSeconds(299))).isTrue();
    assertThat(unfinished.isOpenAt(now.plusSeconds(300))).isFalse();
    assertThat(unfinished.isOpenAt(now.minusSeconds(1))).isTrue();
    assertThat(unfinished.isOpenAt(now.minusSeconds(300))).isFalse();
  }

  @Test
  void nothingShowsASecret() {
    UnfinishedCreation unfinished = directory.begin(key);

    assertThat(unfinished.toString()).doesNotContain(unfinished.token(), unfinished.response());
    assertThat(new Identity("ABCD1234", key)).hasToString("Identity[ABCD1234]");
    assertThat(new Licence("klo", "geheim").toString()).doesNotContain("geheim");
    assertThat(Settings.at(server.base()).withLicence(new Licence("klo", "geheim")).toString())
        .doesNotContain("geheim");
    assertThat(new Challenge(unfinished.token(), key.publicKey()).toString())
        .doesNotContain(unfinished.token());
  }
}
