package io.kennung.identity.operations;

import io.kennung.identity.operations.figures.Fate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What became of messages, by country and provider, measured out. */
final class Shares {

  /** More rows than that nobody reads; programs get them all. */
  static final int MOST = 15;

  private Shares() {}

  static List<Board.Share> of(List<Fate> fates, Words words) {
    return tried(fates).limit(MOST).map(fate -> share(fate, verified(fate, fates), words)).toList();
  }

  /** How many more rows there would be. */
  static long more(List<Fate> fates) {
    return Math.max(0, tried(fates).count() - MOST);
  }

  private static Stream<Fate> tried(List<Fate> fates) {
    return fates.stream().filter(fate -> fate.attempts() > 0);
  }

  /** Who brought the code that proved an address is known where nobody else brings any. */
  private static OptionalLong verified(Fate fate, List<Fate> fates) {
    return tried(fates).filter(other -> isAlike(fate, other)).count() == 1
        ? OptionalLong.of(
            fates.stream().filter(other -> isAlike(fate, other)).mapToLong(Fate::verified).sum())
        : OptionalLong.empty();
  }

  private static boolean isAlike(Fate fate, Fate other) {
    return fate.country().equals(other.country()) && fate.channel().equals(other.channel());
  }

  private static String country(Fate fate, Words words) {
    if (!fate.country().equals("none")) {
      return "+" + fate.country();
    }
    return words.say(fate.channel().equals("mail") ? "country.mail" : "country.other");
  }

  private static Board.Share share(Fate fate, OptionalLong verified, Words words) {
    double tried = Math.max(1, fate.attempts());
    double refused = Math.min(1, fate.refused() / tried);
    double arrived = Math.min(1 - refused, fate.delivered() / tried);
    return new Board.Share(
        country(fate, words),
        fate.provider(),
        words.say("channel." + fate.channel()),
        words.count(fate.attempts()),
        percent(arrived),
        percent(1 - refused),
        percent(refused),
        whole(arrived, words),
        whole(refused, words),
        verified.isPresent() ? words.count(verified.getAsLong()) : words.say("chart.nothing"));
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
