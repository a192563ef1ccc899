package io.kennung.idctl.revocation;

import io.kennung.client.Directory;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Asks whether a revocation password is set. */
@Command(name = "check", resourceBundle = RevocationCommands.TEXTS)
final class CheckPasswordCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(CheckPasswordCommand.class);

  private final Session session;

  CheckPasswordCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeptIdentity own = session.ownIdentity();
    try (Directory directory = session.directory(own::server)) {
      session.print(
          report(own.identity().id(), directory.revocation().passwordSetAt(own.identity())));
    }
  }

  private Report report(String id, Optional<Instant> setAt) {
    Report report =
        setAt
            .map(at ->
                new Report(TEXTS.say("check.set", id))
                    .row(TEXTS.say("label.since"), Words.at(at))
                    .row(TEXTS.say("label.change"), session.command("revocation set")))
            .orElseGet(() ->
                new Report(TEXTS.say("check.none", id))
                    .row(TEXTS.say("label.set"), session.command("revocation set")));
    report.json().put("identity", id).put("passwordSet", setAt.isPresent());
    setAt.ifPresent(at -> report.json().put("lastChanged", at.toString()));
    return report;
  }
}
