package io.kennung.idctl.profile;

import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import picocli.CommandLine.Command;

/** Takes the passphrase away. */
@Command(name = "unlock", resourceBundle = "io.kennung.idctl.profile.texts")
final class UnlockCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(UnlockCommand.class);

  private final Session session;

  UnlockCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Exclusively.in(session.profile(), this::unlock);
  }

  private void unlock(Profile profile) {
    requireLocked(profile);
    int files = profile.sealing().unlock();
    Report report =
        new Report(TEXTS.say("unlock.done", profile.name()))
            .row(TEXTS.say("lock.files"), TEXTS.say("unlock.unsealed", files))
            .row(TEXTS.say("unlock.again"), session.command("profile lock"));
    report.json().put("profile", profile.name()).put("locked", false).put("files", files);
    session.print(report);
  }

  static void requireLocked(Profile profile) {
    if (!profile.sealing().isLocked()) {
      throw CommandFailure.profile(TEXTS.say("unlock.open", profile.name()));
    }
  }
}
