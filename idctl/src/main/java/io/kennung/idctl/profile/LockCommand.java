package io.kennung.idctl.profile;

import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import picocli.CommandLine.Command;

/** Seals everything in a profile with a passphrase. */
@Command(name = "lock", resourceBundle = "io.kennung.idctl.profile.texts")
final class LockCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(LockCommand.class);

  private final Session session;

  LockCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    // An empty one may be locked, so that what is created in it never lies there in the open.
    Exclusively.inMade(session.profile(), this::lock);
  }

  private void lock(Profile profile) {
    boolean wasLocked = profile.sealing().isLocked();
    int sealed = profile.sealing().lock();
    boolean isNews = !wasLocked || sealed > 0;
    Report report =
        new Report(TEXTS.say(isNews ? "lock.done" : "lock.was", profile.name()))
            .row(TEXTS.say("lock.files"), TEXTS.say("lock.sealed", sealed))
            .row(TEXTS.say("lock.remember"), TEXTS.say("lock.forgotten"))
            .row(TEXTS.say("lock.undo"), session.command("profile unlock"));
    report
        .json()
        .put("profile", profile.name())
        .put("locked", true)
        .put("wasLocked", wasLocked)
        .put("files", sealed);
    session.print(report);
  }
}
