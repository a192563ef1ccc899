package io.kennung.local;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.PrivateFile;
import io.kennung.local.state.RecordedProcess;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What lies where in a PostgreSQL server's folder: its data, its log, the password of its
 * administrator.
 */
final class PostgresFolder {

  /** The major version of the server this build carries; data of another is not understood. */
  static final int MAJOR = 18;

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Path folder;

  PostgresFolder(Path folder) {
    this.folder = folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("server.log");
  }

  Path lock() {
    return folder.resolve("owner.lock");
  }

  Path passwordFile() {
    return folder.resolve("administrator.password");
  }

  String administratorPassword() {
    try {
      return Files.readString(passwordFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the folder fit for a start: whole data of the right version, or none at all. */
  void prepare() throws IOException {
    keepBinariesOutOfReach();
    if (!Files.exists(complete())) {
      StateFolder.delete(data());
      PrivateFile.write(passwordFile(), Secrets.random());
      return;
    }
    String major = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!major.equals(Integer.toString(MAJOR))) {
      throw new StartFailure(
          "%s was written by PostgreSQL %s, this is %d; start with --fresh to forget it"
              .formatted(data(), major, MAJOR));
    }
  }

  /** From now on the data counts as whole. A start that was killed half-way is not kept. */
  void markComplete() throws IOException {
    if (!Files.exists(complete())) {
      Files.createFile(complete());
    }
  }

  /** Without this any user of the machine could enter as the administrator. */
  void demandPasswords(File data) {
    try {
      Files.writeString(
          data.toPath().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server process that works on this data, if there is one. */
  Optional<ProcessHandle> postmaster() {
    try {
      List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(this::worksOnThisData);
    } catch (IOException | NumberFormatException | NoSuchElementException none) {
      return Optional.empty();
    }
  }

  /** Ends the server whose owner is gone. Committed work is safe; connections are cut. */
  void endOrphan() {
    postmaster()
        .ifPresent(server -> {
          interrupt(server);
          if (!RecordedProcess.awaitEnd(server, GRACE)) {
            server.destroyForcibly();
            RecordedProcess.awaitEnd(server, GRACE);
          }
        });
  }

  /** SIGTERM, all that Java can send, would wait for every client to leave. */
  private static void interrupt(ProcessHandle server) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
          .start()
          .waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean worksOnThisData(ProcessHandle process) {
    return process.info().commandLine().map(line -> line.contains(data().toString())).orElse(false);
  }

  private Path complete() {
    return folder.resolve("complete");
  }

  /** The library would unpack the server into a folder of /tmp that everybody may write to. */
  private static void keepBinariesOutOfReach() throws IOException {
    if (System.getProperty("ot.epg.working-dir") == null) {
      System.setProperty(
          "ot.epg.working-dir", StateFolder.cache().resolve("postgresql").toString());
    }
  }
}
