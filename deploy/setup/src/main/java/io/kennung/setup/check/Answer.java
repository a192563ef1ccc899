package io.kennung.setup.check;

/**
 * An answer that is a good one.
 *
 * @param status of HTTP
 * @param said what stands in it; may be empty
 */
record Answer(int status, String said) {

  boolean isGiven(int givenStatus, String given) {
    return givenStatus == status && given.contains(said);
  }

  @Override
  public String toString() {
    return said.isEmpty() ? Integer.toString(status) : "%d with %s in it".formatted(status, said);
  }
}
