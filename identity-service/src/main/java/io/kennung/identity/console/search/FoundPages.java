package io.kennung.identity.console.search;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.identities.Cards;
import io.kennung.identity.console.words.Groups;
import io.kennung.identity.console.words.Moment;
import io.kennung.pages.Texts;
import io.kennung.staff.Purpose;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the pages of the search together. */
@Singleton
class FoundPages {

  private static final int UNFIT = 400;
  private static final int TOO_OFTEN = 429;
  private static final int AWAY = 503;

  /** The form, with what has to be filled in again. */
  Response search(Frame frame, SearchForm form) {
    return page(frame, form.isFlawed() ? UNFIT : 200, form, null);
  }

  /** Whoever was found, or why nobody was. */
  Response found(Frame frame, SearchForm form, Finding finding) {
    return switch (finding.outcome()) {
      case ANSWERED -> answered(frame, form, finding);
      case UNFIT -> page(frame, UNFIT, form, "search.unfit");
      case TOO_OFTEN -> page(frame, TOO_OFTEN, form, "search.often");
      case AWAY -> page(frame, AWAY, form, "search.away");
    };
  }

  private static Response answered(Frame frame, SearchForm form, Finding finding) {
    Purpose purpose = form.purpose().orElseThrow();
    Texts texts = frame.view().texts();
    List<FoundView> found =
        finding.identities().stream()
            .map(it ->
                new FoundView(
                    Groups.of(it.identity()),
                    Cards.path(it.identity(), purpose).toString(),
                    texts.say("kind." + it.kind()),
                    Moment.of(texts, it.since())))
            .toList();
    return Response.ok(Templates.found(frame, view(frame, form, null), found).render()).build();
  }

  private static Response page(Frame frame, int status, SearchForm form, @Nullable String refusal) {
    return Response.status(status)
        .entity(Templates.search(frame, view(frame, form, refusal)).render())
        .build();
  }

  private static SearchView view(Frame frame, SearchForm form, @Nullable String refusal) {
    return new SearchView(
        form.typed(),
        form.why(),
        form.flaw() == null ? null : frame.say(form.flaw()),
        form.whyFlaw() == null ? null : frame.say(form.whyFlaw()),
        refusal == null ? null : frame.say(refusal));
  }
}
