package io.kennung.identity.console.words;

import io.kennung.identity.support.IdentityStatus;
import io.kennung.identity.support.LinkStatus;
import io.kennung.identity.support.LinkStatus.LastVerification;
import io.kennung.identity.support.RevocationStatus;
import io.kennung.pages.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an identity is doing, in words. */
public final class Condition {

  private final Texts texts;
  private final Words words;
  private final Verifications verifications;

  /** In this language. */
  public Condition(Texts texts) {
    this.texts = texts;
    this.words = new Words(texts);
    this.verifications = new Verifications(texts);
  }

  /** In which state it is, since when, and why. */
  public String why(IdentityStatus it) {
    String since = Moment.of(texts, it.since()).text();
    return switch (it.state()) {
      case "revoked" -> texts.say("why.revoked", words.of("how", it.revocation().how()), since);
      case "inactive" -> texts.say("why.inactive", since, Moment.of(texts, it.lastSeen()).text());
      default ->
          it.since().equals(it.registeredAt())
              ? texts.say("why.active")
              : texts.say("why.active.again", since);
    };
  }

  /** What is known beside that, in the order of the page. */
  public List<Fact> facts(IdentityStatus it) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            texts.say("fact.registered"),
            Moment.of(texts, it.registeredAt()).text(),
            texts.say("type." + it.type())));
    facts.add(
        new Fact(
            texts.say("fact.seen"),
            Moment.of(texts, it.lastSeen()).text(),
            texts.say("fact.seen.more")));
    it.links().forEach(link -> facts.add(fact(link)));
    facts.add(new Fact(texts.say("fact.password"), password(it.revocation()), ""));
    return facts;
  }

  private Fact fact(LinkStatus link) {
    String since = link.since() == null ? "" : Moment.of(texts, link.since()).text();
    String text =
        link.linked()
            ? texts.say("link.since", since)
            : since.isEmpty() ? texts.say("link.never") : texts.say("link.gone", since);
    return new Fact(texts.say("fact." + link.kind()), text, last(link));
  }

  private String last(LinkStatus link) {
    @Nullable LastVerification last = link.lastVerification();
    return last == null
        ? texts.say("link.quiet")
        : texts.say(
            "link.last",
            verifications.sentence(link.kind(), last.outcome(), last.channel(), last.reason()),
            Moment.of(texts, last.at()).text());
  }

  private String password(RevocationStatus it) {
    return it.passwordSince() == null
        ? texts.say(it.passwordSet() ? "password.set" : "password.none")
        : texts.say("password.since", Moment.of(texts, it.passwordSince()).text());
  }
}
