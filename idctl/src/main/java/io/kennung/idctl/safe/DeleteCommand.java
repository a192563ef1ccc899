package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.keeping.Place;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.safe.kept.SafeOptions;
import io.kennung.idctl.safe.kept.SafePasswordOption;
import io.kennung.idctl.safe.kept.Sealed;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.safe.SafeKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes a backup from its server, whoever made it. */
@Command(name = "delete", resourceBundle = SafeCommands.TEXTS)
final class DeleteCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(DeleteCommand.class);

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
    try (SafeServer server = options.server(session)) {
      SafeKeys keys = password.known(session.surroundings(), id);
      refuseOwn(id, keys);
      // Many servers say that they have deleted what was never there.
      if (server.size(keys.backupId()).isEmpty() || !server.delete(keys.backupId())) {
        throw Sealed.notFound();
      }
      Report report =
          new Report(TEXTS.say("deleted", id))
              .row(TEXTS.say("row.on"), server.address().toString());
      report
          .json()
          .put("identity", id)
          .put("safeServer", server.address().toString())
          .put("deleted", true);
      session.print(report);
    }
  }

  /** The Safe would not notice that its backup has gone, and would not renew it for months. */
  private void refuseOwn(String id, SafeKeys keys) {
    Place place = new OwnSafe(session, id).state().place();
    if (place != null && place.keys().backupId().equals(keys.backupId())) {
      throw CommandFailure.profile(TEXTS.say("delete.own", session.command("safe disable")));
    }
  }
}
