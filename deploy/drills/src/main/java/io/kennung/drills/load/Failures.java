package io.kennung.drills.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has failed: of each kind of request how many, and the first ones in words. */
public final class Failures {

  private static final int FIRST = 3;

  private static final class Kind {
    private final List<String> first = new ArrayList<>();
    private int count;
  }

  private final long began = System.nanoTime();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** One more. */
  public synchronized void add(RuntimeException failed) {
    String what = failed instanceof Failed known ? known.what() : failed.getClass().getSimpleName();
    Kind kind = kinds.computeIfAbsent(what, _ -> new Kind());
    kind.count++;
    if (kind.first.size() < FIRST) {
      double seconds = (System.nanoTime() - began) / 1e9;
      kind.first.add("after %.1f s: %s".formatted(seconds, failed.getMessage()));
    }
  }

  public synchronized int count() {
    return kinds.values().stream().mapToInt(each -> each.count).sum();
  }

  /** By kind of request: how many, and below it the first of them, each with its time. */
  public synchronized List<String> told() {
    List<String> lines = new ArrayList<>();
    kinds.forEach((what, kind) -> {
      lines.add("%,d x %s".formatted(kind.count, what));
      kind.first.forEach(each -> lines.add("  " + each));
    });
    return lines;
  }
}
