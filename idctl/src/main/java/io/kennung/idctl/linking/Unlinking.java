package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.linking.Linking;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import java.util.function.BiConsumer;

/** What both kinds of address have in common when they are let go. */
final class Unlinking {

  private Unlinking() {}

  static void run(Session session, String what, BiConsumer<Linking, Identity> unlink) {
    KeptIdentity own = session.ownIdentity();
    try (Directory directory = session.directory(own::server)) {
      boolean unused =
          Asking.of(
              () -> {
                unlink.accept(directory.linking(), own.identity());
                return true;
              },
              "it may be unlinked all the same; see " + session.command("show"),
              (report, next) -> report);
      Report report =
          new Report("No %s is linked to %s any more".formatted(what, own.identity().id()));
      report.json().put("identity", own.identity().id()).put("linked", false);
      session.print(report);
    }
  }
}
