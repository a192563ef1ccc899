package io.kennung.idctl.identity;

import io.kennung.client.OwnIdentity;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.links.Standing;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;

/**
 * The addresses of one's own identity: what the directory tells of them, beside what is remembered.
 */
record OwnLinks(KeptLinks kept, OwnIdentity told) {

  private static final Texts TEXTS = Texts.of(OwnLinks.class);

  /**
   * Adds a row, or three where a link is lost.
   *
   * @param more stands behind the row
   */
  void addTo(Report report, Kind kind, String more) {
    Standing standing = kept.compare(kind, told);
    String label = TEXTS.say("link." + kind.member());
    if (standing == Standing.LOST) {
      kept.rowsOfLost(report, label, kind);
    } else {
      report.row(label, linked(kind, standing) + more);
    }
    report.json().put(kind == Kind.EMAIL ? "emailLost" : "mobileNoLost", standing == Standing.LOST);
  }

  private String linked(Kind kind, Standing standing) {
    return switch (standing) {
      // The directory keeps only a hash, and tells no more than that there is one.
      case LINKED ->
          kept.address(kind)
              .map(address -> TEXTS.say("link.linked.to", address))
              .orElseGet(() -> TEXTS.say("link.linked"));
      case ON_ITS_WAY -> TEXTS.say("link.onItsWay");
      case NOT_LINKED, LOST -> TEXTS.say("link.none");
    };
  }
}
