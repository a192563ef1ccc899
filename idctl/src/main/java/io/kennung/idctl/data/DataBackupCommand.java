package io.kennung.idctl.data;

import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts everything in a profile into one ZIP with a password of its own. */
@Command(name = "backup", resourceBundle = "io.kennung.idctl.data.texts")
final class DataBackupCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(DataBackupCommand.class);

  private final Session session;

  @Parameters(paramLabel = "FILE", descriptionKey = "idctl.data.backup.file")
  private Path file = Path.of("");

  @Option(names = "--force", descriptionKey = "idctl.data.backup.force")
  private boolean isForced;

  @Mixin private final ArchivePasswordOption password = new ArchivePasswordOption();

  DataBackupCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Profile profile = session.profile();
    KeptIdentity own = session.ownIdentity();
    Target target = new Target(file, isForced);
    target.check();
    if (target.isIn(profile.folder())) {
      throw CommandFailure.usage(TEXTS.say("backup.inside", file));
    }
    try (FileChannel lock = profile.lock()) {
      char[] chosen = password.chosen(session.surroundings());
      try {
        Contents contents = new Contents();
        long size = target.write(stream -> write(stream, chosen, contents));
        session.print(report(own, contents, size));
      } finally {
        Arrays.fill(chosen, '\0');
      }
    } catch (IOException e) {
      throw CommandFailure.profile(TEXTS.say("profile.unwritable", profile.shown()));
    }
  }

  private void write(OutputStream stream, char[] chosen, Contents contents) throws IOException {
    Profile profile = session.profile();
    Instant now = session.surroundings().clock().instant();
    List<String> names = profile.files();
    if (names.size() > Bounds.FILES) {
      throw CommandFailure.profile(TEXTS.say("backup.many", Bounds.FILES));
    }
    Manifest manifest = new Manifest();
    long all = 0;
    try (ArchiveWriter archive = new ArchiveWriter(stream, chosen, now);
        Progress progress = Progress.of(session.surroundings(), TEXTS.say("backup.progress"))) {
      for (String name : names) {
        progress.at(contents.files(), names.size());
        byte[] bytes = bytes(profile, name);
        all += bytes.length;
        if (all > Bounds.ALL) {
          throw CommandFailure.profile(TEXTS.say("backup.large.all", Bounds.mebibytes(Bounds.ALL)));
        }
        archive.add(Archive.PROFILE + name, bytes);
        manifest.add(name, bytes);
        contents.add(name, bytes);
      }
      archive.add(Manifest.FILE, manifest.bytes(now));
    }
  }

  private static byte[] bytes(Profile profile, String name) {
    if (!EntryName.isAllowed(name)) {
      throw CommandFailure.profile(TEXTS.say("backup.name", name));
    }
    byte[] bytes = profile.sealing().read(name).orElse(new byte[0]);
    if (bytes.length > Bounds.FILE) {
      throw CommandFailure.profile(
          TEXTS.say("backup.large.file", name, Bounds.mebibytes(Bounds.FILE)));
    }
    return bytes;
  }

  private Report report(KeptIdentity own, Contents contents, long size) {
    String id = own.identity().id();
    Report report = new Report(TEXTS.say("backup.done", id, file));
    contents.describe(report, TEXTS.say("backup.in.it"));
    report
        .row(TEXTS.say("backup.not.in.it"), TEXTS.say("backup.missing"))
        .row("", TEXTS.say("backup.missing.servers"))
        .row(TEXTS.say("backup.size"), TEXTS.say("backup.bytes", size))
        .row(TEXTS.say("backup.password"), TEXTS.say("backup.visible"))
        .row(TEXTS.say("backup.restore"), "idctl data restore " + file);
    report.json().put("identity", id).put("file", file.toString()).put("bytes", size);
    return report;
  }
}
