package io.kennung.idctl.export;

import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.idctl.identity.Revival;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.export.ExportedIdentity;
import io.kennung.protocol.export.SealedExport;
import io.kennung.protocol.export.UnreadableExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings an identity back from its export, after the directory has said that it lives. */
@Command(name = "restore", resourceBundle = "io.kennung.idctl.export.texts")
public final class RestoreCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(RestoreCommand.class);

  private final Session session;

  @Mixin private final ExportInput input = new ExportInput();
  @Mixin private final ExportPassword password = new ExportPassword();

  /** One that is not run yet. */
  public RestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Revival revival = new Revival(session, Revival.Source.EXPORT);
    revival.into(session.profile(), profile -> restore(profile, revival));
  }

  private void restore(Profile profile, Revival revival) {
    Surroundings surroundings = session.surroundings();
    try (Directory directory = session.directoryOfProfile()) {
      // What is wrong with the text is said before anybody types a password in vain.
      SealedExport export = input.read(surroundings, password.isGiven());
      ExportedIdentity opened = password.known(surroundings, typed -> opened(export, typed));
      KeptIdentity kept = revival.keep(profile, directory, new Identity(opened.id(), opened.key()));
      session.print(report(profile, kept));
    }
  }

  private ExportedIdentity opened(SealedExport export, char[] typed) {
    try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("restore.work"))) {
      return export.open(typed);
    } catch (UnreadableExport e) {
      throw Refusal.of(e);
    } catch (OutOfMemoryError e) {
      // Version 2 takes 128 MiB on purpose; all of it is free again here.
      throw CommandFailure.backup(TEXTS.say("refusal.memory"));
    }
  }

  private static Report report(Profile profile, KeptIdentity kept) {
    String publicKey = kept.identity().key().publicKey().base64();
    Report report =
        new Report(TEXTS.say("restore.title", kept.identity().id()))
            .row(TEXTS.say("restore.key"), publicKey)
            .row(TEXTS.say("restore.server"), kept.server().toString())
            .row(TEXTS.say("restore.kept"), profile.shown())
            .row(TEXTS.say("restore.without"), TEXTS.say("restore.without.text"));
    report
        .json()
        .put("identity", kept.identity().id())
        .put("publicKey", publicKey)
        .put("server", kept.server().toString())
        .put("profile", profile.name());
    return report;
  }
}
