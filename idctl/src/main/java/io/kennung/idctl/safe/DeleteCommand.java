package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeServer;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.protocol.safe.SafeKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes a backup from its server. */
@Command(
    name = "delete",
    description = {
      "Deletes the backup under a password. The identity itself stays as it is.",
      "",
      "Example: idctl safe delete"
    })
final class DeleteCommand implements Runnable {

  private final Session session;

  @Mixin private final OfWhom whom = new OfWhom();
  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  DeleteCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String id = whom.id(session);
    try (SafeServer server =
        options.server(session, () -> session.profile().server().orElse(null))) {
      SafeKeys keys = password.known(session.surroundings(), id);
      // Many servers say that they have deleted what was never there.
      if (server.size(keys.backupId()).isEmpty() || !server.delete(keys.backupId())) {
        throw CommandFailure.notFound(Sealed.NOT_FOUND);
      }
      Report report =
          new Report("Deleted the backup of " + id).row("on", server.address().toString());
      report
          .json()
          .put("identity", id)
          .put("safeServer", server.address().toString())
          .put("deleted", true);
      session.print(report);
    }
  }
}
