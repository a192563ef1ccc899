package io.kennung.idctl.safe;

import io.kennung.client.Version;
import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.ServerTerms;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.security.SecureRandom;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Seals the identity and leaves it with a Safe server. */
@Command(
    name = "backup",
    description = {
      "Seals the profile's identity with a password and leaves it with a Safe server.",
      "",
      "The password has 8 to 4096 characters and is asked for twice, unseen. What an app has put"
          + " into the backup of this password, such as contacts, stays in it. The server deletes"
          + " a backup some time after the last one; do this again before then.",
      "Example: idctl safe backup",
      "Example: idctl safe backup --safe-server https://dav.example/kennung/"
    })
final class BackupCommand implements Runnable {

  private static final String DEVICE = "idctl " + Version.text();

  private final Session session;

  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  BackupCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeptIdentity own = session.ownIdentity();
    String id = own.identity().id();
    try (SafeServer server = options.server(session, own::server)) {
      SafeKeys keys = password.chosen(session.surroundings(), id);
      Optional<SafeBackup> former = Sealed.in(server, keys);
      SecretKey key = own.identity().key();
      SafeBackup backup =
          former
              .map(kept -> kept.writtenBy(DEVICE, key))
              .orElseGet(() -> SafeBackup.of(key, session.profile().belongings(), DEVICE));
      byte[] file = SafeFile.seal(backup.json(), keys, new SecureRandom());
      ServerTerms terms = server.put(keys.backupId(), file);
      Report report =
          new Report("Backed up " + id)
              .row("on", server.address().toString())
              .row("size", file.length + " bytes")
              .row("kept for", StatusCommand.days(terms) + " from now on")
              .row("restore it", "idctl safe restore " + id);
      report
          .json()
          .put("identity", id)
          .put("safeServer", server.address().toString())
          .put("bytes", file.length)
          .put("retentionDays", terms.retentionDays())
          .put("replaced", former.isPresent());
      session.print(report);
    }
  }
}
