package io.kennung.bench;

import io.kennung.local.ServiceProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A revocation-service of its own that sweeps as soon as it is let. */
final class SweepRun implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final long LONGEST_SWEEP_NANOS = TimeUnit.MINUTES.toNanos(30);
  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final SilentLives lives;
  private final ServiceProcess service;
  private final Thread guard;
  private final long recordsBefore;
  private final long began;

  private SweepRun(
      SilentLives lives, ServiceProcess service, Thread guard, long recordsBefore, long began) {
    this.lives = lives;
    this.service = service;
    this.guard = guard;
    this.recordsBefore = recordsBefore;
    this.began = began;
  }

  /** Returns when it has just begun, at the pace that is set when nobody sets another. */
  static SweepRun atDefaultPace(SilentLives lives) {
    return begin(lives);
  }

  /** Likewise, as fast as it goes. */
  static SweepRun unlimited(SilentLives lives) {
    return begin(lives, "directory.silence.per-second=0");
  }

  private static SweepRun begin(SilentLives lives, String... pace) {
    List<String> settings = new ArrayList<>(List.of(pace));
    settings.add("directory.silence.every=1s");
    settings.add("directory.silence.steady=0");
    settings.add("directory.silence.grace=0");
    // A fifth of all at once is what the brake is for.
    settings.add("directory.silence.brake.percent=100");
    settings.add("directory.silence.brake.release=" + LocalDate.now(ZoneOffset.UTC));
    long recordsBefore = lives.testbed().records(SilentLives.TOPIC);
    try (Gate gate = new Gate(lives.testbed())) {
      ServiceProcess service = ServiceProcess.start(lives.testbed().anotherLaunch(settings));
      Thread guard = new Thread(service::close);
      Runtime.getRuntime().addShutdownHook(guard);
      service.awaitReady(LONGEST_START);
      gate.awaitSomebody();
      return new SweepRun(lives, service, guard, recordsBefore, gate.open());
    } catch (SQLException e) {
      throw new BenchFailure("the sweep could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  /**
   * Returns when everybody silent is marked and the last of their events has arrived.
   *
   * @return seconds from the beginning
   */
  double awaitEnd() {
    try (Connection connection = lives.testbed().administrator()) {
      while (!lives.isSwept(connection)) {
        if (System.nanoTime() - began > LONGEST_SWEEP_NANOS || !service.process().isAlive()) {
          throw new BenchFailure("the sweep did not end; its log: " + service.log());
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      }
    } catch (SQLException e) {
      throw new BenchFailure("the sweep could not be watched: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    lives.demandEvents(lives.testbed().records(SilentLives.TOPIC) - recordsBefore);
    return seconds;
  }

  /** Seconds of CPU that the service has used, its start included. */
  double cpuSeconds() {
    return Proc.cpuSeconds(service.process().pid());
  }

  @Override
  public void close() {
    service.close();
    Runtime.getRuntime().removeShutdownHook(guard);
  }
}
