package io.kennung.idctl.identity;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.client.OwnIdentity;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Brings an identity back into a profile that holds none. Nothing is written before the directory
 * has said that it lives and that the key is its own.
 */
public final class Revival {

  /** What the identity and its key were read from. */
  public enum Source {
    /** A backup: the one on a Safe server, or one of the whole profile. */
    BACKUP,
    /** The text that a person keeps on paper. */
    EXPORT;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Texts TEXTS = Texts.of(Revival.class);

  private final Session session;
  private final Source source;

  /** One that has not asked anybody yet. */
  public Revival(Session session, Source source) {
    this.session = session;
    this.source = source;
  }

  /**
   * Does the work while no other {@code idctl} can work in the profile.
   *
   * @param work what reads the identity and calls {@link #keep}
   * @throws CommandFailure when the profile holds an identity or cannot be written to
   */
  public void into(Profile profile, Consumer<Profile> work) {
    refuseSecond(profile);
    profile.prepare();
    try (FileChannel lock = profile.lock()) {
      // Another idctl may have been faster between the first look and the lock.
      refuseSecond(profile);
      work.accept(profile);
    } catch (IOException e) {
      throw CommandFailure.profile(TEXTS.say("revival.unwritable", profile.shown()));
    }
  }

  /**
   * Asks the directory about the identity, and keeps it in the profile.
   *
   * @throws CommandFailure when it was revoked, or has another key
   * @throws DirectoryException when the directory gives no answer
   */
  public KeptIdentity keep(Profile profile, Directory directory, Identity restored) {
    KeptIdentity kept = living(directory, restored);
    profile.keep(kept);
    return kept;
  }

  /**
   * Asks the directory about the identity, and keeps nothing.
   *
   * @throws CommandFailure when it was revoked, or has another key
   * @throws DirectoryException when the directory gives no answer
   */
  public KeptIdentity living(Directory directory, Identity restored) {
    OwnIdentity own = confirmed(directory, restored);
    Instant now = session.surroundings().clock().instant();
    return new KeptIdentity(restored, own.serverGroup(), directory.settings().base(), now);
  }

  private OwnIdentity confirmed(Directory directory, Identity restored) {
    try {
      return directory.own(restored);
    } catch (DirectoryException e) {
      URI base = directory.settings().base();
      throw switch (e.errorType().orElse("")) {
        case "invalid-identity" ->
            CommandFailure.revoked(
                TEXTS.say("revival.revoked." + source.key(), base, restored.id()));
        case "invalid-token" ->
            CommandFailure.mismatch(
                TEXTS.say("revival.mismatch." + source.key(), base, restored.id()));
        default -> e;
      };
    }
  }

  private static void refuseSecond(Profile profile) {
    profile
        .identity()
        .ifPresent(kept -> {
          throw CommandFailure.profile(
              TEXTS.say("revival.second", profile.name(), kept.identity().id()));
        });
  }
}
