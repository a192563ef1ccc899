package io.kennung.identity.console.words;

import io.kennung.pages.Texts;
import org.jspecify.annotations.Nullable;

/** How a verification went, in a sentence. */
final class Verifications {

  private static final String NONE = "none";

  private final Texts texts;
  private final Words words;

  Verifications(Texts texts) {
    this.texts = texts;
    this.words = new Words(texts);
  }

  /** With its reason behind it, where it did not go well. */
  String sentence(String kind, String outcome, @Nullable String channel, @Nullable String reason) {
    String way = channel == null || channel.equals(NONE) ? "other." + kind : channel;
    String key = "went." + outcome;
    String sentence =
        words.has(key) ? texts.say(key, words.of("way", way)) : texts.say("went.other", outcome);
    return reason == null || reason.equals(NONE)
        ? sentence
        : texts.say("went.why", sentence, words.of("reason", reason));
  }
}
