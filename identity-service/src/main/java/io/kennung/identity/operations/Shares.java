package io.kennung.identity.operations;

import io.kennung.identity.operations.figures.Fate;
import java.util.List;
import java.util.Locale;

/** What became of messages, by country and provider, measured out. */
final class Shares {

  /** More rows than that nobody reads; programs get them all. */
  static final int MOST = 15;

  private Shares() {}

  static List<Board.Share> of(List<Fate> fates, Words words) {
    return fates.stream().limit(MOST).map(fate -> share(fate, words)).toList();
  }

  private static Board.Share share(Fate fate, Words words) {
    double tried = Math.max(1, fate.attempts());
    double refused = Math.min(1, fate.refused() / tried);
    double arrived = Math.min(1 - refused, fate.delivered() / tried);
    return new Board.Share(
        fate.country().equals("none") ? words.say("country.none") : "+" + fate.country(),
        fate.provider(),
        words.say("channel." + fate.channel()),
        words.count(fate.attempts()),
        percent(arrived),
        percent(1 - refused),
        percent(refused),
        whole(arrived, words),
        whole(refused, words),
        words.count(fate.verified()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }

  /** Neither all nor nothing where it is not. */
  private static String whole(double share, Words words) {
    long percent = Math.round(100 * share);
    if (percent == 0 && share > 0) {
      return words.say("share.few");
    }
    return percent == 100 && share < 1 ? words.say("share.most") : words.say("share", percent);
  }
}
