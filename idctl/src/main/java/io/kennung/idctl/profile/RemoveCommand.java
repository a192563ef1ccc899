package io.kennung.idctl.profile;

import io.kennung.idctl.revocation.Confirmation;
import io.kennung.idctl.session.KeptRevocation;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes an identity from this device, and from nowhere else. */
@Command(name = "remove", resourceBundle = "io.kennung.idctl.profile.texts")
final class RemoveCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(RemoveCommand.class);

  private final Session session;

  @Mixin private final Confirmation confirmation = new Confirmation();

  RemoveCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Exclusively.in(session.profile(), this::remove);
  }

  private void remove(Profile profile) {
    Optional<KeptRevocation> revoked = profile.revocation();
    boolean isRevoked = revoked.isPresent();
    String id =
        revoked
            .map(KeptRevocation::identity)
            .orElseGet(() -> session.ownIdentity().identity().id());
    confirmation.require(
        id,
        session.surroundings(),
        consequences(id, isRevoked),
        new Confirmation.Wording(
            TEXTS.say("remove.prompt"),
            TEXTS.say("remove.another", id),
            TEXTS.say("remove.not.it")));
    try {
      profile.delete();
    } catch (CommandFailure e) {
      throw CommandFailure.profile(TEXTS.say("remove.half", String.valueOf(e.getMessage())));
    }
    session.print(done(profile, id, isRevoked));
  }

  private Report consequences(String id, boolean isRevoked) {
    Report report =
        new Report(TEXTS.say("remove.title", id))
            .row(TEXTS.say("remove.here"), TEXTS.say("remove.deleted"))
            .row("", session.profile().shown());
    if (isRevoked) {
      return report.row(TEXTS.say("remove.identity"), TEXTS.say("remove.revoked"));
    }
    return report
        .row(TEXTS.say("remove.identity"), TEXTS.say("remove.lives"))
        .row(TEXTS.say("remove.back"), TEXTS.say("remove.backup"))
        .row("", session.command("data backup FILE"))
        .row(TEXTS.say("remove.end"), session.command("revoke"));
  }

  private Report done(Profile profile, String id, boolean isRevoked) {
    Report report =
        new Report(TEXTS.say("remove.done", id))
            .row(TEXTS.say("remove.here"), TEXTS.say("remove.was.deleted", profile.shown()));
    if (!isRevoked) {
      report
          .row(TEXTS.say("remove.identity"), TEXTS.say("remove.lives"))
          .row(TEXTS.say("remove.back"), TEXTS.say("remove.bring.back"))
          .row(TEXTS.say("remove.end"), TEXTS.say("remove.by.password", id));
    }
    report
        .json()
        .put("identity", id)
        .put("removed", true)
        .put("revoked", isRevoked)
        .put("profile", profile.name());
    return report;
  }
}
