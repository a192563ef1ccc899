package io.kennung.bench;

/**
 * What {@link CreationLoad} has done.
 *
 * @param identities created
 * @param seconds it took
 * @param p50Millis of a whole registration, both phases and the client's own work
 * @param p99Millis likewise
 * @param cpuSeconds of the generator itself
 */
record CreationRun(
    long identities, double seconds, double p50Millis, double p99Millis, double cpuSeconds) {

  Figures figures() {
    return new Figures(identities / seconds, p50Millis, p99Millis);
  }

  String line() {
    return "%d %s %s %s %s".formatted(identities, seconds, p50Millis, p99Millis, cpuSeconds);
  }

  static CreationRun read(String line) {
    String[] words = line.split(" ", -1);
    return new CreationRun(
        Long.parseLong(words[0]),
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]),
        Double.parseDouble(words[4]));
  }
}
