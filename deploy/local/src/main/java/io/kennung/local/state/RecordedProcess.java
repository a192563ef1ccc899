package io.kennung.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process as it was when it was written down. A process id alone proves nothing, since the system
 * gives it to somebody else one day; together with the moment of its start it does.
 *
 * @param pid its id
 * @param startedAt when the system says it began; {@link Instant#EPOCH} where the system is silent
 */
public record RecordedProcess(long pid, Instant startedAt) {

  /** The system counts from its own start, whose time of day may be corrected by a little. */
  private static final Duration JITTER = Duration.ofSeconds(2);

  public static RecordedProcess of(ProcessHandle process) {
    return new RecordedProcess(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** What {@link #write} left in this file; empty where there is nothing of the kind. */
  public static Optional<RecordedProcess> read(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      return words.length == 2
          ? Optional.of(
              new RecordedProcess(
                  Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))))
          : Optional.empty();
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  public void write(Path file) {
    try {
      Files.writeString(file, pid + " " + startedAt.toEpochMilli() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process, if it is still the same one and runs. */
  public Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
  }

  /** Asks it to end, and after the given time no longer asks. Returns when it has ended. */
  public void end(Duration grace) {
    alive()
        .ifPresent(process -> {
          process.destroy();
          if (!awaitEnd(process, grace)) {
            process.destroyForcibly();
            awaitEnd(process, grace);
          }
        });
  }

  /** True once the process has ended, false if it has not within the given time. */
  public static boolean awaitEnd(ProcessHandle process, Duration atMost) {
    try {
      process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isTheSame(ProcessHandle process) {
    Instant now = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(now, startedAt).abs().compareTo(JITTER) <= 0;
  }
}
