package io.kennung.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One owner at a time. The system takes the lock back when its owner is killed. */
public final class FolderLock implements AutoCloseable {

  /**
   * Held by this process. Asking the system would not do: closing a second channel on a file gives
   * away the lock of the first.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock that this file stands for. Nothing else may ever open the file.
   *
   * @return empty if another process, or another part of this one, holds it
   * @throws UncheckedIOException if the file cannot be written
   */
  public static Optional<FolderLock> take(Path file) {
    Path path = file.toAbsolutePath().normalize();
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    Optional<FileChannel> locked = lock(path);
    if (locked.isEmpty()) {
      HELD.remove(path);
    }
    return locked.map(channel -> new FolderLock(path, channel));
  }

  private static Optional<FileChannel> lock(Path file) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      HELD.remove(file);
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}
