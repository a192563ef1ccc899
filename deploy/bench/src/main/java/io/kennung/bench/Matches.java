package io.kennung.bench;

import java.util.List;

/** Contact matches, beside the statement that they cannot do without, and beside each other. */
final class Matches {

  /** Of the p50: parsing, HMACs, quota and answer together may take half as long as the search. */
  private static final double GOAL = 1.5;

  private final Testbed testbed;
  private final Askers askers;
  private final List<AddressBook> books;
  private final int hashes;
  private final int seconds;

  Matches(Testbed testbed, Askers askers, int hashes, int seconds) {
    this.testbed = testbed;
    this.askers = askers;
    this.books = askers.books();
    this.hashes = hashes;
    this.seconds = seconds;
  }

  /**
   * The compilers of the JVM want many requests, and a full one comes but some twenty times a
   * second: before a thousand or two nothing is as fast as it will be.
   */
  void warmUp(int howLong) {
    System.out.printf("Warming up for %d s%n", howLong);
    try (Side match = match("warm-up", books, 1)) {
      match.warmUp(howLong);
    }
  }

  /**
   * The goal is about one at a time: with more than one the two cores are shared by all who work.
   */
  List<Outcome> besideSql(List<Integer> connections) {
    return connections.stream().map(this::besideSql).toList();
  }

  private Outcome besideSql(int connections) {
    String what = "(a) match of %,d, %d at once : SQL".formatted(hashes, connections);
    try (Side sql = sql("(a) SQL, %d at once".formatted(connections), books, connections);
        Side match = match("(a) match, %d at once".formatted(connections), books, connections)) {
      Comparison comparison = compared(sql, match);
      List<String> notes = List.of(sql.note(), match.note());
      return connections == 1
          ? Outcome.slowness(what, comparison, GOAL, notes)
          : Outcome.slowness(what, comparison, notes);
    }
  }

  /** The search for a forgotten id. */
  List<Outcome> withoutToken() {
    List<AddressBook> small = askers.smallBooks(1, 1);
    try (Side sql = sql("(b) SQL for two", small, 1);
        Side match = match("(b) match of two", small, 1)) {
      return List.of(
          Outcome.slowness(
              "(b) match of 2 without a token : SQL",
              compared(sql, match),
              List.of(sql.note(), match.note())));
    }
  }

  /** What is known differs by what has to be sent, and should by nothing else. */
  List<Outcome> knownBesideUnknown() {
    return List.of(
        knownBesideUnknown(
            "(c) %,d known : %1$,d unknown".formatted(hashes),
            askers.books(true),
            askers.books(false)),
        knownBesideUnknown(
            "(c) 2 known : 2 unknown, without a token",
            askers.smallBooks(2, 0),
            askers.smallBooks(0, 2)));
  }

  private Outcome knownBesideUnknown(
      String what, List<AddressBook> known, List<AddressBook> unknown) {
    try (Side none = match("(c) unknown", unknown, 1);
        Side all = match("(c) known", known, 1)) {
      return Outcome.slowness(what, compared(none, all), List.of(none.note(), all.note()));
    }
  }

  private Comparison compared(Side limit, Side ours) {
    limit.warmUp(seconds);
    ours.warmUp(seconds);
    return Comparison.interleaved(() -> limit.measure(seconds), () -> ours.measure(seconds));
  }

  private Side sql(String name, List<AddressBook> books, int connections) {
    return new Side(
        name, testbed, connections, books.size(), first -> new SqlLookups(testbed, books, first));
  }

  private Side match(String name, List<AddressBook> books, int connections) {
    int port = testbed.uri().getPort();
    return new Side(
        name, testbed, connections, books.size(), first -> new MatchRequests(port, books, first));
  }
}
