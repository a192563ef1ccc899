package io.kennung.drills.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All who have registered. */
public final class People {

  private static final int TRIES = 30;

  private final List<Person> all = new ArrayList<>();

  synchronized void add(Person person) {
    all.add(person);
  }

  /** All of them, the first to come first. */
  public synchronized List<Person> all() {
    return List.copyOf(all);
  }

  /** Any; there must be one. */
  synchronized Person any() {
    return all.get(ThreadLocalRandom.current().nextInt(all.size()));
  }

  /** Any so many, some of them perhaps twice. */
  List<Person> any(int count) {
    List<Person> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(any());
    }
    return drawn;
  }

  /** One of those; nobody where none is found soon. */
  Optional<Person> some(Predicate<Person> those) {
    return Stream.generate(this::any).limit(TRIES).filter(those).findFirst();
  }

  /**
   * Has one of those make a wish; nobody where none is found soon.
   *
   * @param wish asks, and tells the person what was answered
   */
  void change(Predicate<Person> those, Consumer<Person> wish) {
    some(person -> those.test(person) && person.begin())
        .ifPresent(person -> change(person, those, wish));
  }

  private static void change(Person person, Predicate<Person> those, Consumer<Person> wish) {
    boolean answered = false;
    try {
      // It may have been another one between the look and the beginning.
      if (those.test(person)) {
        wish.accept(person);
      }
      answered = true;
    } finally {
      person.end(answered);
    }
  }
}
