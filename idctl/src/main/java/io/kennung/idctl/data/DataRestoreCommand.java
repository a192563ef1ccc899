package io.kennung.idctl.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.client.Directory;
import io.kennung.client.ForeignJson;
import io.kennung.idctl.identity.Revival;
import io.kennung.idctl.session.Draft;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Brings a whole profile back from its data backup. Nothing of it is in the profile before all of
 * it was read and the directory has said that the identity lives.
 */
@Command(name = "restore", resourceBundle = "io.kennung.idctl.data.texts")
final class DataRestoreCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(DataRestoreCommand.class);
  private static final ObjectMapper JSON = ForeignJson.mapper().build();

  private final Session session;
  private final Contents contents = new Contents();

  @Parameters(paramLabel = "FILE", descriptionKey = "idctl.data.restore.file")
  private Path file = Path.of("");

  @Mixin private final ArchivePasswordOption password = new ArchivePasswordOption();

  DataRestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Revival revival = new Revival(session, Revival.Source.BACKUP);
    revival.into(session.profile(), profile -> restore(profile, revival));
  }

  private void restore(Profile profile, Revival revival) {
    Archive.refuseOtherThanZip(file);
    char[] known = password.known(session.surroundings());
    try (Archive archive = Archive.open(file, known);
        Draft draft = profile.draft()) {
      KeptIdentity found = read(archive, draft);
      try (Directory directory = session.directory(found::server)) {
        KeptIdentity living = revival.living(directory, found.identity());
        KeptIdentity kept =
            new KeptIdentity(
                living.identity(), living.serverGroup(), living.server(), found.createdAt());
        draft.become(kept);
        session.print(report(profile, kept));
      }
    } finally {
      Arrays.fill(known, '\0');
    }
  }

  private KeptIdentity read(Archive archive, Draft draft) {
    Manifest manifest = manifest(archive.read(Manifest.FILE));
    Set<String> names =
        archive.names().stream()
            .filter(name -> name.startsWith(Archive.PROFILE))
            .map(name -> name.substring(Archive.PROFILE.length()))
            .collect(Collectors.toSet());
    if (!names.equals(manifest.files())) {
      throw changed();
    }
    @Nullable KeptIdentity identity = null;
    try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("restore.progress"))) {
      for (String name : manifest.files()) {
        progress.at(contents.files(), names.size());
        byte[] bytes = archive.read(Archive.PROFILE + name);
        if (!manifest.isIn(name, bytes)) {
          throw changed();
        }
        contents.add(name, bytes);
        if (name.equals(Profile.IDENTITY)) {
          identity = identity(bytes);
        } else {
          draft.write(name, bytes);
        }
      }
    }
    if (identity == null) {
      throw CommandFailure.backup(TEXTS.say("archive.nobody", file));
    }
    return identity;
  }

  private Manifest manifest(byte[] bytes) {
    try {
      if (Manifest.isNewer(bytes)) {
        throw CommandFailure.backup(TEXTS.say("archive.newer", file));
      }
      return Manifest.of(bytes);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.backup(TEXTS.say("archive.other", file));
    }
  }

  private KeptIdentity identity(byte[] bytes) {
    try {
      return KeptIdentity.of(JSON.readTree(bytes));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw CommandFailure.backup(TEXTS.say("archive.nobody", file));
    }
  }

  private CommandFailure changed() {
    return CommandFailure.backup(TEXTS.say("archive.damaged", file));
  }

  private Report report(Profile profile, KeptIdentity kept) {
    String publicKey = kept.identity().key().publicKey().base64();
    Report report =
        new Report(TEXTS.say("restore.done", kept.identity().id()))
            .row(TEXTS.say("restore.key"), publicKey)
            .row(TEXTS.say("restore.server"), kept.server().toString())
            .row(TEXTS.say("restore.kept"), profile.shown());
    contents.describe(report, TEXTS.say("restore.with"));
    if (!profile.sealing().isLocked()) {
      report.row(TEXTS.say("restore.lock"), session.command("profile lock"));
    }
    report
        .json()
        .put("identity", kept.identity().id())
        .put("publicKey", publicKey)
        .put("server", kept.server().toString())
        .put("profile", profile.name())
        .put("locked", profile.sealing().isLocked());
    return report;
  }
}
