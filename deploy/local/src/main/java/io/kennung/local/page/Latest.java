package io.kennung.local.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest things of a kind. Older ones are forgotten: the memory of a machine is finite. */
public final class Latest<T> {

  /** So many are kept. */
  public static final int MOST = 1_000;

  private final Deque<T> newestFirst = new ArrayDeque<>();

  public synchronized void add(T thing) {
    newestFirst.addFirst(thing);
    if (newestFirst.size() > MOST) {
      newestFirst.removeLast();
    }
  }

  /** Newest first. */
  public synchronized List<T> all() {
    return List.copyOf(newestFirst);
  }

  /** Newest first. */
  public List<T> where(Predicate<T> wanted) {
    return all().stream().filter(wanted).toList();
  }

  public synchronized void clear() {
    newestFirst.clear();
  }
}
