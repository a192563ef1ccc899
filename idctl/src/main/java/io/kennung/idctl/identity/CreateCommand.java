package io.kennung.idctl.identity;

import io.kennung.client.CreatedIdentity;
import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.OwnerOnly;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.CutShort;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * Creates an identity. The key is on disk before the directory can have created anything, so no
 * crash leaves an identity without its key.
 */
@Command(name = "create", resourceBundle = "io.kennung.idctl.identity.texts")
public final class CreateCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(CreateCommand.class);

  /** A creation whose second phase may or may not have reached the directory. */
  private static final String UNFINISHED = "unfinished.json";

  private final Session session;

  /** One that is not run yet. */
  public CreateCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Profile profile = session.profile();
    refuseSecond(profile);
    profile.prepare();
    try (FileChannel lock = profile.lock()) {
      // Another idctl may have been faster between the first look and the lock.
      refuseSecond(profile);
      create(profile);
    } catch (IOException e) {
      throw CommandFailure.profile(TEXTS.say("create.cannot-write", profile.shown()));
    }
  }

  private void create(Profile profile) {
    Instant now = session.surroundings().clock().instant();
    Optional<KeptCreation> found = profile.read(UNFINISHED, KeptCreation::of);
    Optional<KeptCreation> open = found.filter(kept -> kept.creation().isOpenAt(now));
    @Nullable URI server = open.map(KeptCreation::server).orElse(null);
    try (Directory directory =
        session.directory(() -> server != null ? server : profile.server().orElse(null))) {
      URI base = directory.settings().base();
      if (server != null && !server.equals(base)) {
        throw CommandFailure.profile(TEXTS.say("create.elsewhere", server));
      }
      if (found.isPresent()) {
        tell(found.get(), open.isPresent(), now);
      }
      KeptCreation creation = open.orElseGet(() -> begin(directory, profile));
      KeptIdentity identity = finish(directory, profile, creation);
      Report report = report(profile, identity);
      report.json().put("resumed", open.isPresent());
      report.json().put("startedAnew", found.isPresent() && open.isEmpty());
      session.print(report);
    }
  }

  private KeptCreation begin(Directory directory, Profile profile) {
    // A restoration that was cut short leaves contacts that are another identity's.
    profile.remove(Profile.BELONGINGS);
    SecretKey key = SecretKey.generate(new SecureRandom());
    KeptCreation creation =
        new KeptCreation(key, directory.settings().base(), directory.begin(key));
    profile.write(UNFINISHED, creation.json());
    return creation;
  }

  private KeptIdentity finish(Directory directory, Profile profile, KeptCreation creation) {
    CreatedIdentity created;
    try {
      created = directory.finish(creation.creation());
    } catch (DirectoryException e) {
      if (e.kind() != DirectoryException.Kind.REFUSED) {
        throw new CutShort(e, TEXTS.say("create.hint"));
      }
      // It will refuse the same again; the next call starts anew.
      profile.remove(UNFINISHED);
      throw e;
    }
    KeptIdentity identity =
        KeptIdentity.of(
            created, creation.key(), creation.server(), session.surroundings().clock().instant());
    profile.keep(identity);
    profile.remove(UNFINISHED);
    return identity;
  }

  private void tell(KeptCreation kept, boolean isOpen, Instant now) {
    if (isOpen) {
      session.note(TEXTS.say("create.finishing"));
    } else {
      long minutes = Duration.between(kept.creation().askedAt(), now).toMinutes();
      session.note(TEXTS.say("create.too-old", minutes));
    }
  }

  private void refuseSecond(Profile profile) {
    profile
        .identity()
        .ifPresent(kept -> {
          throw CommandFailure.profile(
              TEXTS.say("create.occupied", profile.name(), kept.identity().id()));
        });
  }

  private static Report report(Profile profile, KeptIdentity kept) {
    String publicKey = kept.identity().key().publicKey().base64();
    Report report =
        new Report(TEXTS.say("create.done", kept.identity().id()))
            .row(TEXTS.say("row.public-key"), publicKey)
            .row(TEXTS.say("row.server"), kept.server().toString())
            .row(TEXTS.say("create.kept"), profile.shown());
    if (!OwnerOnly.hasPosixRights(profile.folder())) {
      report.row(TEXTS.say("create.note"), TEXTS.say("create.no-rights"));
    }
    report
        .json()
        .put("identity", kept.identity().id())
        .put("serverGroup", kept.serverGroup())
        .put("publicKey", publicKey)
        .put("server", kept.server().toString())
        .put("profile", profile.name())
        .put("folder", profile.folder().toString());
    return report;
  }
}
