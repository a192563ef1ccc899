package io.kennung.idctl.revocation;

import io.kennung.client.Directory;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Words;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Asks whether a revocation password is set. */
@Command(
    name = "check",
    description = {
      "Tells whether a revocation password is set for the profile's identity, and since when.",
      "",
      "The exit code is 0 either way; with --json, the member passwordSet is true or false.",
      "Example: idctl revocation check"
    })
final class CheckPasswordCommand implements Runnable {

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
                new Report("A revocation password is set for " + id).row("since", Words.at(at)))
            .orElseGet(() ->
                new Report("No revocation password is set for " + id)
                    .row("set one", session.command("revocation set")));
    report.json().put("identity", id).put("passwordSet", setAt.isPresent());
    setAt.ifPresent(at -> report.json().put("lastChanged", at.toString()));
    return report;
  }
}
