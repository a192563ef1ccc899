package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeException;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.Leftover;
import io.kennung.client.safe.keeping.Safekeeping;
import io.kennung.client.safe.keeping.Trouble;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Complaint;
import io.kennung.idctl.terminal.CutShort;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a backup when one is due, for cron and systemd. */
@Command(name = "auto", resourceBundle = SafeCommands.TEXTS)
final class AutoCommand implements Runnable {

  /** How time passes between two looks. */
  interface Pause {
    Pause REAL = Thread::sleep;

    void last(Duration time) throws InterruptedException;
  }

  private static final Texts TEXTS = Texts.of(AutoCommand.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  private final Session session;
  private final Pause pause;

  @Option(names = "--watch", descriptionKey = "watch")
  private boolean isWatching;

  AutoCommand(Session session, Pause pause) {
    this.session = session;
    this.pause = pause;
  }

  @Override
  public void run() {
    if (!isWatching) {
      look().ifPresent(session::print);
      return;
    }
    try {
      while (true) {
        lookOnceMore();
        pause.last(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails now may go well in an hour. */
  private void lookOnceMore() {
    try {
      look().ifPresent(session::print);
    } catch (RuntimeException e) {
      Complaint.of(e).print(session.surroundings(), session.isJson());
    }
  }

  private Optional<Report> look() {
    KeptIdentity own = session.ownIdentity();
    OwnSafe safe = OwnSafe.of(session);
    return safe.state().isNothing() ? Optional.empty() : safe.alone(() -> due(safe, own));
  }

  private Optional<Report> due(OwnSafe safe, KeptIdentity own) {
    Safekeeping keeping = safe.keeping();
    Map<Leftover, String> unused = keeping.sweep();
    if (!safe.state().isOn() || keeping.isTooEarly() || !keeping.isDue(safe.document(own))) {
      return Optional.empty();
    }
    try {
      LastBackup backup = keeping.backUp(safe.freshDocument(own));
      String title = TEXTS.say("backed-up", own.identity().id());
      return Optional.of(BackupReport.of(title, session, backup, safe));
    } catch (SafeException e) {
      Trouble trouble = safe.state().trouble();
      if (trouble != null && keeping.isToBeTold()) {
        throw new CutShort(
            e,
            TEXTS.say("auto.failing", Words.at(trouble.since()), session.command("safe status")));
      }
      return Optional.empty();
    }
  }
}
