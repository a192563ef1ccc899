package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.links.Standing;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import picocli.CommandLine.Command;

/** Asks whether a phone number is linked, and tells where one was. */
@Command(name = "phone", resourceBundle = LinkCommands.TEXTS)
final class CheckPhoneCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(CheckPhoneCommand.class);

  private final Session session;

  CheckPhoneCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeptIdentity own = session.ownIdentity();
    KeptLinks links = KeptLinks.in(session, own);
    String id = own.identity().id();
    try (Directory directory = session.directory(own::server)) {
      Standing standing = links.compare(Kind.PHONE, directory.own(own.identity()));
      Report report = report(links, id, standing);
      report
          .json()
          .put("identity", id)
          .put("linked", standing == Standing.LINKED || standing == Standing.ON_ITS_WAY)
          .put("lost", standing == Standing.LOST);
      session.print(report);
    }
  }

  private Report report(KeptLinks links, String id, Standing standing) {
    String number = links.address(Kind.PHONE).orElseGet(() -> TEXTS.say("the.phone"));
    return switch (standing) {
      case LINKED -> new Report(TEXTS.say("linked.title", number, id));
      case ON_ITS_WAY -> new Report(TEXTS.say("linked.title", number, id));
      case LOST ->
          links.rowsOfLost(
              new Report(TEXTS.say("check.noPhone", id)), TEXTS.say("label.note"), Kind.PHONE);
      case NOT_LINKED -> {
        Report report = new Report(TEXTS.say("check.noPhone", id));
        if (KeptVerification.in(session.profile(), session.ownIdentity()).isPresent()) {
          report.row(TEXTS.say("label.code"), session.command(TEXTS.say("command.code")));
        }
        yield report.row(
            TEXTS.say("check.link"),
            session.command(TEXTS.say("command.phone", TEXTS.say("number.any"))));
      }
    };
  }
}
