package io.kennung.drills.backup;

import io.kennung.local.LocalPostgres;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;

/**
 * The files of the server, copied while it runs, with the log that makes them whole: what {@code
 * pg_basebackup} does, and what archives of the log begin with. Needs no program.
 */
final class BaseBackup implements Snapshot {

  private static final String DATA = "data";
  private static final String LOG = "pg_wal";
  private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

  @Override
  public String name() {
    return "base backup";
  }

  @Override
  public void take(LocalPostgres postgres, Path folder) {
    Path server = Objects.requireNonNull(postgres.log().getParent());
    try (Connection connection = postgres.administrator();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('drill', true)");
      copy(server, folder, LOG);
      try (var row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        row.next();
        Files.writeString(folder.resolve(DATA).resolve("backup_label"), row.getString(1));
      }
      // What was written to files that were copied meanwhile stands in the log; so it comes last.
      copy(server.resolve(DATA).resolve(LOG), folder.resolve(DATA).resolve(LOG), "");
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL did not let itself be copied", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void restore(Path folder, StateFolder state) {
    try {
      copy(folder, state.postgres(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the folder of this name the copy is empty. */
  private static void copy(Path from, Path to, String leftEmpty) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(folder));
            if (Files.notExists(copy)) {
              Files.copy(folder, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return folder.endsWith(leftEmpty) && !leftEmpty.isEmpty()
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!NOT_COPIED.contains(file.getFileName().toString())) {
              try {
                Files.copy(
                    file,
                    to.resolve(from.relativize(file)),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
              } catch (NoSuchFileException gone) {
                // Removed meanwhile; whether that counts, the log says.
                return FileVisitResult.CONTINUE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }
}
