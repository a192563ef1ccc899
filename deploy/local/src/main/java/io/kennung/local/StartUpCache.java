package io.kennung.local;

import io.kennung.local.plan.Application;
import io.kennung.local.run.Progress;
import io.kennung.local.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What the JVM has learnt in a training run (JEP 483, JEP 514): the classes of a service, loaded
 * and linked. It belongs to one build and one JDK, and lies beside the packaged program.
 */
public final class StartUpCache {

  /** Its name, beside the program that it belongs to. */
  public static final String FILE = "app.aot";

  private static final String DRAFT = FILE + ".new";
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final Duration LONGEST_ASSEMBLY = Duration.ofMinutes(3);

  private final Application service;
  private final Path folder;

  /**
   * @param folder of the packaged program
   */
  public StartUpCache(Application service, Path folder) {
    this.service = service;
    this.folder = folder;
  }

  /** The JVM flags for a start with this cache; none where there is no current one. */
  List<String> flags() {
    return isCurrent() ? List.of("-XX:AOTCache=" + FILE) : List.of();
  }

  boolean isCurrent() {
    Path cache = folder.resolve(FILE);
    try {
      return Files.exists(cache)
          && Files.getLastModifiedTime(cache)
                  .compareTo(Files.getLastModifiedTime(folder.resolve("quarkus-run.jar")))
              > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs the service once to learn. Without a cache it starts slower, that is all: what goes wrong
   * is told and passed over.
   *
   * @param starter starts the service with the given JVM flags
   * @return whether there is a cache now
   */
  public boolean train(Function<List<String>, ServiceProcess> starter, Progress progress) {
    progress.say("  training the start-up cache of %s (once a build)".formatted(service.folder()));
    Path draft = folder.resolve(DRAFT);
    try {
      Files.deleteIfExists(draft);
      ServiceProcess pupil = starter.apply(List.of("-XX:AOTCacheOutput=" + DRAFT));
      pupil.awaitReady(LONGEST_START);
      exercise(pupil);
      pupil.stop(LONGEST_ASSEMBLY);
      Files.move(draft, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException | StartFailure e) {
      progress.say(
          "  warning: no start-up cache for %s: %s".formatted(service.folder(), e.getMessage()));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void exercise(ServiceProcess pupil) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : service.warmUp()) {
        HttpRequest request = HttpRequest.newBuilder(pupil.address().resolve(path)).build();
        client.send(request, BodyHandlers.discarding());
      }
    }
  }
}
