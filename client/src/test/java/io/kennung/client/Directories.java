package io.kennung.client;

import java.net.URI;
import java.time.Clock;

/** Directories as only tests need them. */
public final class Directories {

  private Directories() {}

  /** Asks again at once where an answer is lost. */
  public static Directory withoutPauses(URI base) {
    return new Directory(Settings.at(base), Clock.systemUTC(), pause -> {});
  }
}
