package io.kennung.client;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.SecretKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Creates identities, and does not create two when an answer is lost on the way. */
final class Creation {

  /** Waits between two attempts. */
  interface Pause {
    Pause REAL =
        duration -> {
          boolean unused = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
        };

    void of(Duration duration) throws InterruptedException;
  }

  private static final String PATH = "identity/create";
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8));

  private final TwoPhase twoPhase;
  private final @Nullable Licence licence;
  private final Clock clock;
  private final Pause pause;

  Creation(TwoPhase twoPhase, @Nullable Licence licence, Clock clock, Pause pause) {
    this.twoPhase = twoPhase;
    this.licence = licence;
    this.clock = clock;
    this.pause = pause;
  }

  UnfinishedCreation begin(SecretKey key) {
    Instant askedAt = clock.instant();
    var publicKey = key.publicKey();
    Challenge challenge = twoPhase.challenge(PATH, Map.of("publicKey", publicKey.base64()));
    return new UnfinishedCreation(publicKey, challenge.token(), challenge.response(key), askedAt);
  }

  CreatedIdentity finish(UnfinishedCreation unfinished) {
    for (Duration wait : PAUSES) {
      try {
        return attempt(unfinished);
      } catch (DirectoryException e) {
        if (!isWorthRepeating(e) || !unfinished.isOpenAt(clock.instant().plus(wait))) {
          throw e;
        }
        pauseOr(e, wait);
      }
    }
    return attempt(unfinished);
  }

  private CreatedIdentity attempt(UnfinishedCreation unfinished) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("publicKey", unfinished.publicKey().base64());
    if (licence != null) {
      members.put("licenseUsername", licence.username());
      members.put("licensePassword", licence.password());
    }
    Answer answer = twoPhase.answer(PATH, members, unfinished.token(), unfinished.response());
    answer.requireSuccess();
    String identity = answer.text("identity");
    if (!IdentityId.isWellFormed(identity)) {
      throw answer.unexpected("identity");
    }
    return new CreatedIdentity(identity, serverGroup(answer));
  }

  static String serverGroup(Answer answer) {
    String group = answer.text("serverGroup");
    if (!group.matches("[0-9a-f]{2}")) {
      throw answer.unexpected("serverGroup");
    }
    return group;
  }

  private static boolean isWorthRepeating(DirectoryException e) {
    return !Thread.currentThread().isInterrupted()
        && (e.kind() == DirectoryException.Kind.UNREACHABLE || e.status().orElse(0) >= 500);
  }

  private void pauseOr(DirectoryException e, Duration wait) {
    try {
      pause.of(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
