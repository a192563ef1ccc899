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
@Command(
    name = "create",
    description = {
      "Creates an identity and keeps its key in the profile.",
      "",
      "A creation that was cut short is finished by calling this again within five minutes.",
      "Example: idctl create --profile work --server https://directory.example/"
    })
public final class CreateCommand implements Runnable {

  static final String HINT =
      "call idctl create again within five minutes, which finishes this creation";

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
      throw CommandFailure.profile("cannot write to " + profile.shown());
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
        throw CommandFailure.profile(
            "an unfinished creation waits at %s; finish it with --server %s, or start anew in five"
                    .formatted(server, server)
                + " minutes");
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
        throw new CutShort(e, HINT);
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
      session.note("Finishing the creation that was cut short.");
    } else {
      long minutes = Duration.between(kept.creation().askedAt(), now).toMinutes();
      session.note(
          "The creation that was cut short %d minutes ago is too old to finish; starting anew."
              .formatted(minutes));
    }
  }

  private void refuseSecond(Profile profile) {
    profile
        .identity()
        .ifPresent(kept -> {
          throw CommandFailure.profile(
              "profile %s already holds %s; make another with: idctl create --profile NAME"
                  .formatted(profile.name(), kept.identity().id()));
        });
  }

  private static Report report(Profile profile, KeptIdentity kept) {
    String publicKey = kept.identity().key().publicKey().base64();
    Report report =
        new Report("Created identity " + kept.identity().id())
            .row("public key", publicKey)
            .row("server", kept.server().toString())
            .row("kept in", profile.shown());
    if (!OwnerOnly.hasPosixRights(profile.folder())) {
      report.row("note", "this system has no owner-only rights; keep others out of that folder");
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
