package io.kennung.drills.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own programs, new enough for the server.
 *
 * @param folder in which they are
 */
public record PostgresClient(Path folder) {

  /** An older one refuses the server, and what it would write could not be trusted. */
  static final int OLDEST = 18;

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  /** That on the PATH, or that which {@code deploy/drills/postgres-client} has fetched. */
  public static Optional<PostgresClient> find(Path root) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(root.resolve(".local/postgres-client/bin")),
            Stream.of(path.split(":")).filter(each -> !each.isBlank()).map(Path::of))
        .filter(each -> Files.isExecutable(each.resolve("pg_dump")))
        .map(PostgresClient::new)
        .filter(each -> each.major() >= OLDEST)
        .findFirst();
  }

  /** What to tell whoever has none. */
  public static String missing() {
    return ("pg_dump %d or newer is needed: the server is PostgreSQL %d. Debian's postgresql-client-18"
            + " has it; deploy/drills/postgres-client fetches that without installing anything")
        .formatted(OLDEST, OLDEST);
  }

  /**
   * Runs one of the programs to its end.
   *
   * @throws IllegalStateException when it did not succeed
   */
  void run(String password, String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve(program).toString());
    command.addAll(arguments);
    Ended ended = run(command, Map.of("PGPASSWORD", password));
    if (ended.code() != 0) {
      throw new IllegalStateException(
          "%s ended with %d: %s".formatted(program, ended.code(), ended.said()));
    }
  }

  private int major() {
    Ended ended = run(List.of(folder.resolve("pg_dump").toString(), "--version"), Map.of());
    Matcher version = VERSION.matcher(ended.said());
    return ended.code() == 0 && version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  private record Ended(int code, String said) {}

  private static Ended run(List<String> command, Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Ended(process.waitFor(), said);
    } catch (IOException e) {
      return new Ended(1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
