package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.linking.Linking;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.util.function.BiConsumer;

/** What both kinds of address have in common when they are let go. */
final class Unlinking {

  private static final Texts TEXTS = Texts.of(Unlinking.class);

  private Unlinking() {}

  static void run(Session session, Kind kind, BiConsumer<Linking, Identity> unlink) {
    KeptIdentity own = session.ownIdentity();
    try (Directory directory = session.directory(own::server)) {
      boolean unused =
          Asking.of(
              () -> {
                unlink.accept(directory.linking(), own.identity());
                return true;
              },
              TEXTS.say("unlink.lost", session.command("show")),
              (report, next) -> report);
      KeptLinks.in(session, own).letGo(kind);
      Report report = new Report(TEXTS.say("unlinked." + kind.member(), own.identity().id()));
      report.json().put("identity", own.identity().id()).put("linked", false);
      session.print(report);
    }
  }
}
