package io.kennung.idctl.linking;

import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.util.Optional;

/** What is said and remembered once an address is linked. */
final class NowLinked {

  private static final Texts TEXTS = Texts.of(NowLinked.class);

  private NowLinked() {}

  /**
   * Proven right now, or found to be.
   *
   * @param address where it is known
   */
  static Report now(Session session, KeptIdentity own, Kind kind, Optional<String> address) {
    String what = address.orElseGet(() -> TEXTS.say("the." + kind.member()));
    Report report = report(own, TEXTS.say("linked.title", what, own.identity().id()));
    return KeptLinks.in(session, own).proven(kind, address)
        ? KeptLinks.rowOfOthers(report, kind)
        : report;
  }

  /** Was so before it was asked for. */
  static Report already(KeptIdentity own, String address) {
    return report(own, TEXTS.say("linked.already", address, own.identity().id()));
  }

  private static Report report(KeptIdentity own, String title) {
    Report report = new Report(title);
    report.json().put("identity", own.identity().id()).put("linked", true);
    return report;
  }
}
