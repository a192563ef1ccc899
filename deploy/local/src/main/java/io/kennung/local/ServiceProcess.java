package io.kennung.local;

import io.kennung.local.plan.Application;
import io.kennung.local.plan.Launch;
import io.kennung.local.run.StartFailure;
import io.kennung.local.state.RecordedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A service in a process of its own. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
  private static final long BETWEEN_QUESTIONS_MILLIS = 40;

  private final Launch launch;
  private final Process process;
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private volatile Runnable beforeStop = () -> {};
  private volatile boolean endIsWanted;

  private ServiceProcess(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
    var _ =
        process
            .onExit()
            .thenAccept(ended -> {
              if (!endIsWanted) {
                failure.complete(obituary(ended.exitValue()));
              }
            });
  }

  /** Starts it; {@link #awaitReady} tells when it can be used. */
  public static ServiceProcess start(Launch launch) {
    try {
      Files.createDirectories(launch.log().toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(launch.command())
              .directory(launch.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(launch.log().toFile());
      builder.environment().putAll(launch.environment());
      return new ServiceProcess(launch, builder.start());
    } catch (IOException e) {
      throw new StartFailure("%s did not start: %s".formatted(launch.name(), e.getMessage()), e);
    }
  }

  public String name() {
    return launch.name();
  }

  /** For instance {@code http://127.0.0.1:8081}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + launch.port());
  }

  /** Where health and metrics are, for instance {@code http://127.0.0.1:9081}. */
  public URI management() {
    return URI.create("http://127.0.0.1:" + (launch.port() + Application.MANAGEMENT));
  }

  public Process process() {
    return process;
  }

  public Path log() {
    return launch.log();
  }

  /**
   * Returns when the service says that it is ready.
   *
   * @throws StartFailure if it ends before, or is not ready in time
   */
  public void awaitReady(Duration atMost) {
    long giveUpAt = System.nanoTime() + atMost.toNanos();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build()) {
      while (!isReady(client)) {
        if (process.waitFor(BETWEEN_QUESTIONS_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new StartFailure(obituary(process.exitValue()));
        }
        if (System.nanoTime() > giveUpAt) {
          throw new StartFailure(
              "%s was not ready within %d s; its log: %s"
                  .formatted(name(), atMost.toSeconds(), log()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while waiting for " + name(), e);
    }
  }

  /** Completes with the reason if the process ends without having been asked to. */
  public CompletableFuture<String> failure() {
    return failure;
  }

  /** What must be done before it is asked to end: whoever sends it requests has to stop first. */
  void beforeStop(Runnable done) {
    beforeStop = done;
  }

  /** Ends it at once, as a power cut would. */
  public void kill() {
    endIsWanted = true;
    process.destroyForcibly();
    RecordedProcess.awaitEnd(process.toHandle(), GRACE);
  }

  /** Lets it finish what it has begun, within reason. */
  public void stop() {
    stop(GRACE);
  }

  void stop(Duration grace) {
    endIsWanted = true;
    beforeStop.run();
    process.destroy();
    if (!RecordedProcess.awaitEnd(process.toHandle(), grace)) {
      kill();
    }
  }

  /**
   * As {@link #stop}, but whoever sends it requests hears of it only afterwards, as behind a load
   * balancer that asks now and then who is ready.
   *
   * @param later after it has been asked to end
   */
  public void stopUnannounced(Duration later) {
    endIsWanted = true;
    process.destroy();
    LockSupport.parkNanos(later.toNanos());
    beforeStop.run();
    if (!RecordedProcess.awaitEnd(process.toHandle(), GRACE)) {
      kill();
    }
  }

  /** As {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  private boolean isReady(HttpClient client) throws InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(management().resolve("/q/health/ready"))
            .timeout(LONGEST_ANSWER)
            .build();
    try {
      return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String obituary(int code) {
    String said = LastWords.in(log());
    return "%s ended with code %d; its log: %s%s"
        .formatted(name(), code, log(), said.isEmpty() ? "" : "; it said: " + said);
  }
}
