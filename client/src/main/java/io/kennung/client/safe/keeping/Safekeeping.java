package io.kennung.client.safe.keeping;

import io.kennung.client.safe.SafeException;
import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.ServerTerms;
import io.kennung.protocol.safe.SafeFile;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Switches a Safe on, keeps it up to date, moves it to another password or server, and switches it
 * off. Every step is remembered before it could get lost: wherever the device stops, there is a
 * backup under the password that the person knows, and the next call finishes or clears away what
 * was begun. One at a time for one {@link Memory}.
 *
 * <p>Documents are the plain JSON of a backup. Calls throw {@link SafeException}, unless they say
 * otherwise.
 */
public final class Safekeeping {

  /** Where the state survives a crash. */
  public interface Memory {

    /** What was kept last. */
    SafeState state();

    /** Returns when it is kept. */
    void keep(SafeState state);
  }

  private final Memory memory;
  private final Function<@Nullable String, SafeServer> servers;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param servers opens the one with this full address; null stands for the directory's own
   */
  public Safekeeping(Memory memory, Function<@Nullable String, SafeServer> servers, Clock clock) {
    this.memory = memory;
    this.servers = servers;
    this.clock = clock;
  }

  /** What the device remembers now. */
  public SafeState state() {
    return memory.state();
  }

  /** Makes the first backup, reads it back, and has the Safe on from then on. */
  public LastBackup enable(Place place, byte[] document) {
    try (SafeServer server = servers.apply(place.server())) {
      byte[] file = SafeFile.seal(document, place.keys(), random);
      ServerTerms terms = server.putSurely(place.keys().backupId(), file);
      LastBackup backup = backup(document, file, terms);
      memory.keep(memory.state().keptAt(place, backup));
      return backup;
    }
  }

  /** Has the Safe on for a backup that lies there already; the next one is due at once. */
  public void resume(Place place) {
    memory.keep(new SafeState(place, null, null, memory.state().leftovers()));
  }

  /** A backup at once, whether one is due or not. */
  public LastBackup backUp(byte[] document) {
    Place place = required();
    try (SafeServer server = servers.apply(place.server())) {
      byte[] file = SafeFile.seal(document, place.keys(), random);
      ServerTerms terms = server.put(place.keys().backupId(), file);
      LastBackup backup = backup(document, file, terms);
      memory.keep(memory.state().keptAt(place, backup));
      return backup;
    } catch (SafeException e) {
      failed(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** Whether a backup of this document is due. */
  public boolean isDue(byte[] document) {
    LastBackup last = memory.state().last();
    return last == null || last.isDue(document, clock.instant());
  }

  /**
   * Whether not even a document that has changed would be due: then there is no need to make it.
   */
  public boolean isTooEarly() {
    LastBackup last = memory.state().last();
    Instant now = clock.instant();
    return last != null
        && !now.isBefore(last.at())
        && now.isBefore(last.at().plus(LastBackup.GRACE));
  }

  /** Remembers that a backup did not come about, for a sentence that holds nothing secret. */
  public void failed(String reason) {
    memory.keep(memory.state().failing(clock.instant(), reason));
  }

  /**
   * Whether it is time to tell the person about failures: after a week, once a day, and only where
   * there was a backup before. True once: it counts as told.
   */
  public boolean isToBeTold() {
    SafeState state = memory.state();
    Trouble trouble = state.trouble();
    Instant now = clock.instant();
    boolean isTime = state.last() != null && trouble != null && trouble.isToBeTold(now);
    if (isTime) {
      memory.keep(state.told(now));
    }
    return isTime;
  }

  /**
   * Moves to another password, another server or both: the new backup is made and read back before
   * the old one is deleted. That the old one could not be deleted is no failure, see {@link
   * #sweep}.
   *
   * @param taken what to throw where another backup lies under the new name already
   */
  public <X extends RuntimeException> LastBackup change(
      Place next, byte[] document, Supplier<X> taken) {
    Place old = required();
    try (SafeServer server = servers.apply(next.server())) {
      String id = next.keys().backupId();
      // A server that is none is found before anything is remembered.
      ServerTerms unused = server.terms(id);
      Leftover begun = leftover(server, next, null);
      if (!memory.state().leaves(begun) && server.size(id).isPresent()) {
        throw taken.get();
      }
      // From here on it may lie there, and is not yet the one that counts.
      memory.keep(memory.state().with(begun));
      byte[] file = SafeFile.seal(document, next.keys(), random);
      LastBackup backup = backup(document, file, server.putSurely(id, file));
      Leftover former = leftover(old);
      memory.keep(memory.state().without(begun).with(former).keptAt(next, backup));
      return backup;
    }
  }

  /**
   * Switches off; the backup is deleted with {@link #sweep}, now or as soon as its server is back.
   */
  public void disable() {
    Leftover former = leftover(required());
    memory.keep(memory.state().off().with(former));
  }

  /**
   * Deletes what is left over.
   *
   * @return what could not be deleted, with the sentence that says why
   */
  public Map<Leftover, String> sweep() {
    Map<Leftover, String> remaining = new LinkedHashMap<>();
    Place place = memory.state().place();
    if (place != null && memory.state().leaves(leftover(place))) {
      // It was to be deleted once, and is now the one that counts.
      memory.keep(memory.state().without(leftover(place)));
    }
    for (Leftover one : memory.state().leftovers()) {
      try (SafeServer server = servers.apply(one.server())) {
        // False where the server says that there was none: just as well.
        boolean unused = server.delete(one.backupId());
        memory.keep(memory.state().without(one));
      } catch (SafeException e) {
        if (one.isGone(clock.instant())) {
          memory.keep(memory.state().without(one));
        } else {
          remaining.put(one, String.valueOf(e.getMessage()));
        }
      }
    }
    return remaining;
  }

  private Place required() {
    Place place = memory.state().place();
    if (place == null) {
      throw new IllegalStateException("the Safe is off");
    }
    return place;
  }

  private LastBackup backup(byte[] document, byte[] file, ServerTerms terms) {
    return new LastBackup(clock.instant(), LastBackup.sha1(document), file.length, terms);
  }

  private Leftover leftover(Place place) {
    LastBackup last = memory.state().last();
    try (SafeServer server = servers.apply(place.server())) {
      return leftover(server, place, last == null ? null : last.keptUntil().orElse(null));
    }
  }

  private static Leftover leftover(SafeServer server, Place place, @Nullable Instant goneBy) {
    return new Leftover(place.keys().backupId(), server.address().full(), goneBy);
  }
}
