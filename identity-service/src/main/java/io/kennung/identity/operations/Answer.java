package io.kennung.identity.operations;

import java.util.List;

/**
 * What a service says of itself.
 *
 * @param readiness whether it takes requests
 * @param failing the names of its checks that say no, such as {@code broker}
 * @param braked whether its sweep waits for a person
 */
record Answer(Readiness readiness, List<String> failing, boolean braked) {

  static Answer of(Readiness readiness) {
    return new Answer(readiness, List.of(), false);
  }
}
