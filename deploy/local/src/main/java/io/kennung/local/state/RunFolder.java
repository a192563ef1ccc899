package io.kennung.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Who takes part in the run on a state folder: the stack itself, and each process it has started,
 * so that they can be found and ended when the stack was killed and could not do it.
 */
public final class RunFolder implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String OWNER = "up.pid";

  private final Path folder;
  private final FolderLock lock;

  private RunFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes this process the one that runs, and ends what a killed predecessor has left.
   *
   * @return empty if another one runs
   */
  public static Optional<RunFolder> take(Path folder) {
    return FolderLock.take(folder.resolve("lock")).map(lock -> takeOver(folder, lock));
  }

  /** The process that runs the stack, if one does. */
  public static Optional<ProcessHandle> owner(Path folder) {
    return RecordedProcess.read(folder.resolve(OWNER)).flatMap(RecordedProcess::alive);
  }

  /** Remembers a process of this run. */
  public void add(String name, ProcessHandle process) {
    RecordedProcess.of(process).write(folder.resolve(name + ".pid"));
  }

  @Override
  public void close() {
    try (DirectoryStream<Path> records = records()) {
      for (Path record : records) {
        Files.deleteIfExists(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.close();
    }
  }

  private static RunFolder takeOver(Path folder, FolderLock lock) {
    RunFolder run = new RunFolder(folder, lock);
    run.endOrphans();
    RecordedProcess.of(ProcessHandle.current()).write(folder.resolve(OWNER));
    return run;
  }

  private void endOrphans() {
    try (DirectoryStream<Path> records = records()) {
      for (Path record : records) {
        // We hold the lock, so whoever wrote this no longer runs; a test's stack may be ourselves.
        if (!record.endsWith(OWNER)) {
          RecordedProcess.read(record).ifPresent(process -> process.end(GRACE));
        }
        Files.delete(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("StreamResourceLeak")
  private DirectoryStream<Path> records() throws IOException {
    return Files.newDirectoryStream(folder, "*.pid");
  }
}
