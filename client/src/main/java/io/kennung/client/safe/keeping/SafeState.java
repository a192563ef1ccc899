package io.kennung.client.safe.keeping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device remembers of one identity's Safe.
 *
 * @param place where backups go; null while the Safe is off
 * @param last the one that lies there; null where none does yet
 * @param trouble null while all is well
 * @param leftovers what is still to be deleted, each once
 */
public record SafeState(
    @Nullable Place place,
    @Nullable LastBackup last,
    @Nullable Trouble trouble,
    List<Leftover> leftovers) {

  /** Off, and nothing left anywhere. */
  public static final SafeState OFF = new SafeState(null, null, null, List.of());

  /** Keeps a copy. */
  public SafeState {
    leftovers = List.copyOf(leftovers);
  }

  /** Whether backups are made. */
  public boolean isOn() {
    return place != null;
  }

  /** Whether there is nothing to remember. */
  public boolean isNothing() {
    return place == null && leftovers.isEmpty();
  }

  /** On, with this backup, and all is well. */
  SafeState keptAt(Place now, LastBackup backup) {
    return new SafeState(now, backup, null, leftovers);
  }

  SafeState off() {
    return new SafeState(null, null, null, leftovers);
  }

  SafeState failing(Instant now, String reason) {
    Instant since = trouble == null ? now : trouble.since();
    Instant told = trouble == null ? null : trouble.toldAt();
    return new SafeState(place, last, new Trouble(since, reason, told), leftovers);
  }

  SafeState told(Instant now) {
    return trouble == null
        ? this
        : new SafeState(
            place, last, new Trouble(trouble.since(), trouble.reason(), now), leftovers);
  }

  SafeState with(Leftover one) {
    List<Leftover> all = new ArrayList<>(without(one).leftovers);
    all.add(one);
    return new SafeState(place, last, trouble, all);
  }

  SafeState without(Leftover one) {
    return new SafeState(
        place, last, trouble, leftovers.stream().filter(each -> !each.isSame(one)).toList());
  }

  boolean leaves(Leftover one) {
    return leftovers.stream().anyMatch(one::isSame);
  }
}
