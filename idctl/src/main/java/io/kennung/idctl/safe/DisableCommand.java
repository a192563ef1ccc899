package io.kennung.idctl.safe;

import io.kennung.client.safe.keeping.Leftover;
import io.kennung.client.safe.keeping.Safekeeping;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.safe.kept.Remains;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.ExitCode;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Switches the Safe off, and deletes what it has left on servers. */
@Command(name = "disable", resourceBundle = SafeCommands.TEXTS)
final class DisableCommand implements Callable<Integer> {

  private static final Texts TEXTS = Texts.of(DisableCommand.class);

  private final Session session;

  DisableCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    // After a revocation there is nobody here any more, and perhaps still a backup.
    String id = session.profile().identity().map(own -> own.identity().id()).orElse("");
    OwnSafe safe = new OwnSafe(session, id);
    return safe.alone(() -> disabled(safe));
  }

  private int disabled(OwnSafe safe) {
    Safekeeping keeping = safe.keeping();
    boolean wasOn = safe.state().isOn();
    boolean wasNothing = safe.state().isNothing();
    if (wasOn) {
      keeping.disable();
    }
    Map<Leftover, String> remaining;
    try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("progress.delete"))) {
      remaining = keeping.sweep();
    }
    Report report = new Report(TEXTS.say(wasOn ? "disabled" : "disabled.before"));
    report.json().put("on", false).put("deleted", !wasNothing && remaining.isEmpty());
    if (!wasNothing && remaining.isEmpty()) {
      report.row(TEXTS.say("row.backup"), TEXTS.say("disabled.deleted"));
    }
    Remains.tell(report, session, "safe disable", remaining);
    session.print(report);
    return (remaining.isEmpty() ? ExitCode.OK : ExitCode.UNREACHABLE).code();
  }
}
