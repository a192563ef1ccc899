package io.kennung.drills.backup;

import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.drills.people.Town;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** People who keep registering, changing and ending their identities until told to stop. */
final class Crowd implements AutoCloseable {

  private static final int THREADS = 2;
  private static final long PAUSE_NANOS = 20_000_000;
  private static final int EACH_ENDS = 5;

  private final Town town;
  private final List<Identity> registered = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  Crowd(Town town) {
    this.town = town;
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofPlatform().name("crowd-" + i).start(this::live));
    }
  }

  /** Everybody who has been told their id. */
  List<Identity> registered() {
    return List.copyOf(registered);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  private void live() {
    for (int i = 1; !stopped; i++) {
      try {
        Identity someone = town.register();
        registered.add(someone);
        town.directory().setFeatureMask(someone, i);
        if (i % EACH_ENDS == 0) {
          town.directory().revocation().revoke(someone);
        }
      } catch (DirectoryException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
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
