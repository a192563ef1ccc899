package io.kennung.identity.console.identities;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.identities.CardView.Timeline;
import io.kennung.identity.console.words.Condition;
import io.kennung.identity.console.words.Features;
import io.kennung.identity.console.words.Groups;
import io.kennung.identity.console.words.Sentences;
import io.kennung.identity.support.HistoryPage;
import io.kennung.identity.support.IdentityStatus;
import io.kennung.pages.Texts;
import io.kennung.staff.Purpose;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the pages about one identity together. */
@Singleton
class CardPages {

  private static final int UNKNOWN = 404;

  /** The one look. */
  Response card(
      Frame frame,
      IdentityStatus status,
      HistoryPage history,
      Purpose purpose,
      @Nullable String done) {
    Texts texts = frame.view().texts();
    Condition condition = new Condition(texts);
    CardView card =
        new CardView(
            status.identity(),
            Groups.of(status.identity()),
            status.state(),
            condition.why(status),
            condition.facts(status),
            Features.in(texts, status.featureMask()),
            query(purpose),
            Deed.of(done).map(deed -> frame.say(deed.text("done"))).orElse(""));
    return Response.ok(
            Templates.card(frame, card, timeline(frame, history, purpose, false)).render())
        .build();
  }

  /** More of the timeline. */
  Response history(
      Frame frame, HistoryPage page, Purpose purpose, boolean continued, boolean part) {
    Timeline timeline = timeline(frame, page, purpose, continued);
    if (part) {
      return Response.ok(Templates.older(frame, timeline).render()).build();
    }
    CardView card =
        new CardView(
            page.identity(),
            Groups.of(page.identity()),
            "",
            "",
            List.of(),
            List.of(),
            query(purpose),
            "");
    return Response.ok(Templates.history(frame, card, timeline).render()).build();
  }

  /** Nobody has ever had this id. */
  Response unknown(Frame frame, String identity) {
    return Response.status(UNKNOWN)
        .entity(Templates.unknown(frame, Groups.of(identity)).render())
        .build();
  }

  private static Timeline timeline(
      Frame frame, HistoryPage page, Purpose purpose, boolean continued) {
    Sentences sentences = new Sentences(frame.view().texts());
    String next =
        page.next() == null
            ? ""
            : UriBuilder.fromUri(Cards.path(page.identity(), purpose))
                .path("history")
                .queryParam("next", "{next}")
                .build(page.next())
                .toString();
    return new Timeline(page.entries().stream().map(sentences::line).toList(), next, continued);
  }

  private static String query(Purpose purpose) {
    String path = Cards.path("X", purpose).toString();
    int query = path.indexOf('?');
    return query < 0 ? "" : path.substring(query);
  }
}
