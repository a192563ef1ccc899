package io.kennung.identity.console.words;

import io.kennung.identity.support.HistoryEntry;
import io.kennung.pages.Texts;
import java.util.List;
import java.util.Objects;

/** What has happened to an identity, a sentence each. */
public final class Sentences {

  private final Texts texts;
  private final Words words;
  private final Verifications verifications;

  /** In this language. */
  public Sentences(Texts texts) {
    this.texts = texts;
    this.words = new Words(texts);
    this.verifications = new Verifications(texts);
  }

  /** For the timeline. */
  public Line line(HistoryEntry it) {
    String note = it.note() == null ? "" : it.note();
    return new Line(Moment.of(texts, it.at()), look(it.what()), sentence(it), note);
  }

  private static String look(String what) {
    return switch (what) {
      case "revoked" -> "end";
      case "note", "reset-asked", "lift-asked", "answered" -> "staff";
      default -> "usual";
    };
  }

  private String sentence(HistoryEntry it) {
    String kind = words.of("kind", it.kind());
    String detail = it.detail() == null ? "" : it.detail();
    String who = Objects.requireNonNullElse(it.who(), "");
    return switch (it.what()) {
      case "registered" -> texts.say("did.registered");
      case "features" -> features(detail);
      case "linked" -> texts.say("did.linked", kind);
      case "unlinked" -> texts.say("did.unlinked", kind, words.of("unlinked", detail));
      case "verification" ->
          verifications.sentence(
              Objects.requireNonNullElse(it.kind(), "email"), detail, it.channel(), it.reason());
      case "revocation-password" -> texts.say("did.password");
      case "inactive" -> texts.say("did.inactive");
      case "active" -> texts.say("did.active");
      case "revoked" -> texts.say("did.revoked", words.of("how", detail));
      case "note" -> texts.say("did.note", who);
      case "reset-asked" -> texts.say("did.reset", who, kind);
      case "lift-asked" -> texts.say("did.lift", who, words.of("limits", detail));
      case "answered" -> texts.say("did.answered", words.of("answer", detail));
      default -> texts.say("did.other", it.what());
    };
  }

  private String features(String mask) {
    try {
      List<String> names = Features.in(texts, Long.parseLong(mask));
      return names.isEmpty()
          ? texts.say("did.features.none")
          : texts.say("did.features", String.join(", ", names));
    } catch (NumberFormatException e) {
      return texts.say("did.features.none");
    }
  }
}
