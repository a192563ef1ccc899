package io.kennung.drills.backup;

import io.kennung.local.LocalPostgres;
import io.kennung.local.plan.Application;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code pg_dump} and {@code pg_restore}: of all four schemas as they were in one moment, or one
 * after the other, each as it was in another.
 */
record Dump(PostgresClient client, boolean oneByOne) implements Snapshot {

  @Override
  public String name() {
    return oneByOne ? "pg_dump of the four schemas, one after the other" : "pg_dump";
  }

  @Override
  public void take(LocalPostgres postgres, Path folder) {
    if (oneByOne) {
      Application.ALL.forEach(each ->
          dump(postgres, folder.resolve(each.schema()), List.of("--schema=" + each.schema())));
    } else {
      dump(postgres, folder.resolve("all"), List.of());
    }
  }

  private void dump(LocalPostgres postgres, Path file, List<String> which) {
    client.run(
        password(postgres),
        "pg_dump",
        Stream.of(which, List.of("--format=custom", "--file=" + file), server(postgres))
            .flatMap(List::stream)
            .toList());
  }

  @Override
  public void restore(Path folder, StateFolder state) {
    Secrets secrets = new Secrets(state.secrets());
    try (LocalPostgres empty = LocalPostgres.start(state.postgres(), 0);
        Stream<Path> dumps = Files.list(folder)) {
      // Roles are no part of a dump. They come with schemas, which the dump then replaces.
      Application.ALL.forEach(
          each -> empty.provision(each.schema(), secrets.of("password." + each.schema())));
      dumps.sorted().forEach(dump -> restore(empty, dump));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restore(LocalPostgres empty, Path dump) {
    client.run(
        password(empty),
        "pg_restore",
        Stream.of(
                List.of("--clean", "--if-exists", "--exit-on-error"),
                server(empty),
                List.of(dump.toString()))
            .flatMap(List::stream)
            .toList());
  }

  private static List<String> server(LocalPostgres postgres) {
    return List.of(
        "--host=127.0.0.1", "--port=" + postgres.port(), "--username=postgres", "--dbname=kennung");
  }

  private static String password(LocalPostgres postgres) {
    return postgres.administratorPassword();
  }
}
