package io.kennung.drills.load;

import java.util.ArrayList;
import java.util.List;

/** What has failed: the first ones in words, the others by number. */
public final class Failures {

  private static final int FIRST = 20;

  private final long began = System.nanoTime();
  private final List<String> first = new ArrayList<>();
  private int count;

  /** One more. */
  public synchronized void add(RuntimeException failed) {
    count++;
    if (first.size() < FIRST) {
      double seconds = (System.nanoTime() - began) / 1e9;
      String why = failed instanceof Failed ? failed.getMessage() : failed.toString();
      first.add("after %.1f s: %s".formatted(seconds, why));
    }
  }

  public synchronized int count() {
    return count;
  }

  /** The first of them, each with its time. */
  public synchronized List<String> first() {
    return List.copyOf(first);
  }
}
