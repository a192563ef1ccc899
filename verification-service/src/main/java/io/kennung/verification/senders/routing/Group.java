package io.kennung.verification.senders.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Providers of the same rank.
 *
 * @param members at least one
 */
record Group(List<Member> members) {

  /**
   * @param name the provider's
   * @param weight positive
   */
  record Member(String name, int weight) {}

  /** All of them: the first drawn by weight, then the next of those left, and so on. */
  List<String> draw(RandomGenerator random) {
    List<Member> left = new ArrayList<>(members);
    List<String> drawn = new ArrayList<>(left.size());
    while (!left.isEmpty()) {
      long lot = random.nextLong(left.stream().mapToLong(Member::weight).sum());
      int index = 0;
      while (lot >= left.get(index).weight()) {
        lot -= left.get(index).weight();
        index++;
      }
      drawn.add(left.remove(index).name());
    }
    return drawn;
  }
}
