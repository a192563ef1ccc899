package io.kennung.local.state;

import io.kennung.local.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a stack keeps between its runs.
 *
 * @param path of the folder, absolute
 */
public record StateFolder(Path path) {

  /** What {@link #forget} removes. A name that is not ours stays, whatever folder this is. */
  private static final List<String> OURS =
      List.of("postgres", "kafka", "logs", "secrets.properties");

  public StateFolder {
    path = path.toAbsolutePath().normalize();
  }

  public Path postgres() {
    return path.resolve("postgres");
  }

  public Path kafka() {
    return path.resolve("kafka");
  }

  public Path logs() {
    return path.resolve("logs");
  }

  public Path secrets() {
    return path.resolve("secrets.properties");
  }

  /** Who runs: the lock of the stack, and one file a process. */
  public Path run() {
    return path.resolve("run");
  }

  /**
   * Makes the folder, or sees that it can be written to.
   *
   * @throws StartFailure if not
   */
  public void create() {
    try {
      Files.createDirectories(logs());
      Files.delete(Files.createTempFile(path, "write", ".probe"));
    } catch (IOException e) {
      throw new StartFailure("cannot write to the state folder %s: %s".formatted(path, e), e);
    }
  }

  /** Removes what earlier runs have left. Nothing of it may be in use. */
  public void forget() {
    OURS.forEach(name -> delete(path.resolve(name)));
    create();
  }

  /** Bytes that may still be written here. */
  public long usableBytes() {
    try {
      return Files.getFileStore(path).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file or a folder with all it holds; one that is not there is none to remove. */
  public static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of this user for what can be made again. */
  public static Path cache() throws IOException {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home", ""));
    Path caches =
        configured != null && !configured.isBlank()
            ? Path.of(configured)
            : home.isAbsolute() && Files.isWritable(home)
                ? home.resolve(".cache")
                : Path.of(
                    System.getProperty("java.io.tmpdir", "/tmp"),
                    "cache-" + System.getProperty("user.name"));
    return Files.createDirectories(caches.resolve("kennung"));
  }
}
