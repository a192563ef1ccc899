package io.kennung.idctl.safe;

import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.idctl.identity.Revival;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.safe.SafeKeys;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Brings an identity back from its backup. Nothing is written before the directory has said that it
 * lives and that the key is its own.
 */
@Command(
    name = "restore",
    description = {
      "Brings an identity back from its backup, into a profile that holds none.",
      "",
      "The directory is asked whether the identity still lives: one that was revoked cannot be"
          + " brought back.",
      "Example: idctl safe restore ABCD1234",
      "Example: idctl safe restore ABCD1234 --safe-server https://dav.example/kennung/"
    })
final class RestoreCommand implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "ID", description = "8 letters and digits.")
  private String id = "";

  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  RestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String identity = Typed.id(id);
    Revival revival = new Revival(session, Revival.Source.BACKUP);
    revival.into(session.profile(), profile -> restore(identity, profile, revival));
  }

  private void restore(String identity, Profile profile, Revival revival) {
    try (SafeServer server = options.server(session, () -> profile.server().orElse(null));
        Directory directory = session.directoryOfProfile()) {
      SafeKeys keys = password.known(session.surroundings(), identity);
      SafeBackup backup =
          Sealed.in(server, keys).orElseThrow(() -> CommandFailure.notFound(Sealed.NOT_FOUND));
      KeptIdentity kept = revival.keep(profile, directory, new Identity(identity, backup.key()));
      session.print(report(profile, kept.identity(), kept.server(), backup));
    }
  }

  private Report report(Profile profile, Identity restored, URI server, SafeBackup backup) {
    String publicKey = restored.key().publicKey().base64();
    Report report =
        new Report("Restored identity " + restored.id())
            .row("public key", publicKey)
            .row("server", server.toString())
            .row("kept in", profile.shown());
    if (backup.contacts() + backup.groups() > 0) {
      report.row(
          "not here",
          "contacts (%d) and groups (%d) stay in the backup, for apps"
              .formatted(backup.contacts(), backup.groups()));
    }
    report
        .json()
        .put("identity", restored.id())
        .put("publicKey", publicKey)
        .put("server", server.toString())
        .put("profile", profile.name())
        .put("contacts", backup.contacts())
        .put("groups", backup.groups());
    return report;
  }
}
