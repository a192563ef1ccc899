package io.kennung.drills.rotation;

import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.MatchToken;
import io.kennung.drills.people.Http;
import io.kennung.drills.people.Town;
import io.kennung.protocol.RevocationKey;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A light, constant load of whole journeys, until it is closed: register, be looked up, link a
 * number, be found by it, set a revocation password and revoke by it, keep a backup and fetch it.
 */
final class Everyday implements AutoCloseable {

  private static final int THREADS = 3;
  private static final long PAUSE_NANOS = 50_000_000;
  private static final int SEALED = 500;
  private static final RevocationKey PASSWORD = RevocationKey.ofPassword("every day");

  private final Town town;
  private final URI frontDoor;
  private final AtomicLong journeys = new AtomicLong();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  /** Begins at once. */
  Everyday(Town town, URI frontDoor) {
    this.town = town;
    this.frontDoor = frontDoor;
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofPlatform().name("everyday-" + i).start(this::live));
    }
  }

  long journeys() {
    return journeys.get();
  }

  /** What has failed since this was asked for last. */
  List<String> takeFailures() {
    synchronized (failures) {
      List<String> taken = List.copyOf(failures);
      failures.clear();
      return taken;
    }
  }

  private void live() {
    while (!stopped) {
      try {
        journey();
      } catch (DirectoryException | UncheckedIOException | IllegalStateException e) {
        failures.add(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
      journeys.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void journey() {
    Identity anna = town.register();
    String number = Town.newNumber();
    must("a look-up", Http.get(frontDoor.resolve("/identity/" + anna.id())).status() == 200);
    town.linkPhone(anna, number);
    MatchToken token = town.directory().contacts().matchToken(anna);
    must(
        "a match",
        town.directory()
                .contacts()
                .match(anna, token, AddressBook.of(List.of(), List.of(number)), false)
                .matches()
                .size()
            == 1);
    String backup = Town.newBackupId();
    byte[] sealed = Town.sealed(SEALED);
    must("keeping a backup", town.keep(backup, sealed) == 200);
    must("fetching a backup", town.kept(backup).isPresent());
    town.directory().revocation().setPassword(anna, PASSWORD);
    town.directory().revocation().revokeByPassword(anna.id(), PASSWORD);
  }

  private static void must(String what, boolean so) {
    if (!so) {
      throw new IllegalStateException(what + " failed");
    }
  }

  @Override
  public void close() {
    stopped = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
