package io.kennung.local.telephone;

import static io.kennung.local.page.Page.escaped;
import static io.kennung.local.page.Page.linked;
import static io.kennung.local.page.Page.moment;

import io.kennung.local.page.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Everybody's telephone as a person sees it. */
final class TelephonePage {

  private TelephonePage() {}

  static String of(List<Received> newestFirst) {
    String all = newestFirst.stream().map(TelephonePage::line).collect(Collectors.joining());
    return Page.thatReloads(
        "Telephone",
        """
        <header><h1>Telephone</h1><p class="faint">every message and call of the services; none leaves this machine</p></header>
        """
            + (all.isEmpty()
                ? "<p class=\"empty\">It has not rung yet. What comes appears here by itself.</p>\n"
                : "<ol class=\"sheet\">\n" + all + "</ol>\n"));
  }

  private static String line(Received each) {
    return """
    <li><div><span class="what"><span class="kind">%s</span>%s</span>%s<p class="said">%s</p></div></li>
    """
        .formatted(
            each.kind() == Kind.SMS ? "SMS" : "Call",
            escaped(each.to()),
            moment(each.at()),
            linked(each.text()));
  }
}
