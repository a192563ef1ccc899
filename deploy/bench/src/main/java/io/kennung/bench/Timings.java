package io.kennung.bench;

/** How long the requests of one measurement took. */
final class Timings {

  private final int requests;
  private final double seconds;
  private final Percentiles nanos;

  /**
   * @param nanos each request
   * @param seconds all of them together, as the clock on the wall says
   */
  Timings(long[] nanos, double seconds) {
    this.requests = nanos.length;
    this.seconds = seconds;
    this.nanos = new Percentiles(nanos);
  }

  int requests() {
    return requests;
  }

  double seconds() {
    return seconds;
  }

  double millis(double percent) {
    return nanos.of(percent) / 1e6;
  }

  Figures figures() {
    return new Figures(requests / seconds, millis(50), millis(99));
  }
}
