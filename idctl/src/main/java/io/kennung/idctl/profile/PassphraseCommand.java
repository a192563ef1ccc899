package io.kennung.idctl.profile;

import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts another passphrase in place of the one before. */
@Command(name = "passphrase", resourceBundle = "io.kennung.idctl.profile.texts")
final class PassphraseCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(PassphraseCommand.class);

  private final Session session;

  @Option(
      names = "--new-passphrase-file",
      paramLabel = "FILE",
      descriptionKey = "idctl.profile.passphrase.new-passphrase-file")
  private @Nullable Path next;

  PassphraseCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Exclusively.in(session.profile(), this::change);
  }

  private void change(Profile profile) {
    UnlockCommand.requireLocked(profile);
    profile.sealing().changePassphrase(next);
    Report report =
        new Report(TEXTS.say("passphrase.changed", profile.name()))
            .row(TEXTS.say("lock.remember"), TEXTS.say("lock.forgotten"));
    report.json().put("profile", profile.name()).put("locked", true).put("changed", true);
    session.print(report);
  }
}
