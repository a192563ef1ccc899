package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.ServerTerms;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.protocol.safe.SafeKeys;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks whether there is a backup. */
@Command(
    name = "status",
    description = {
      "Tells whether there is a backup under a password, and what its server promises.",
      "",
      "The exit code is 0 either way; with --json, the member kept is true or false.",
      "Example: idctl safe status"
    })
final class StatusCommand implements Runnable {

  private final Session session;

  @Mixin private final OfWhom whom = new OfWhom();
  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String id = whom.id(session);
    try (SafeServer server =
        options.server(session, () -> session.profile().server().orElse(null))) {
      SafeKeys keys = password.known(session.surroundings(), id);
      ServerTerms terms = server.terms(keys.backupId());
      OptionalLong size = server.size(keys.backupId());
      Report report =
          size.isPresent()
              ? new Report("There is a backup of " + id)
              : new Report("There is no backup of %s under this password".formatted(id));
      report.row("on", server.address().toString());
      if (size.orElse(0) > 0) {
        report.row("size", size.getAsLong() + " bytes");
      }
      report
          .row("kept for", days(terms) + " after each backup")
          .row("at most", terms.maxBackupBytes() + " bytes");
      report
          .json()
          .put("identity", id)
          .put("safeServer", server.address().toString())
          .put("kept", size.isPresent())
          .put("maxBackupBytes", terms.maxBackupBytes())
          .put("retentionDays", terms.retentionDays());
      size.ifPresent(bytes -> report.json().put("bytes", bytes));
      session.print(report);
    }
  }

  static String days(ServerTerms terms) {
    return switch ((int) Math.min(2, terms.retentionDays())) {
      case 0 -> "a time that the server does not tell";
      case 1 -> "1 day";
      default -> terms.retentionDays() + " days";
    };
  }
}
