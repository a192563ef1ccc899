package io.kennung.idctl.data;

import io.kennung.idctl.session.OwnerOnly;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file that a command makes for its owner only. It appears when it is whole, or not at all.
 *
 * @param file as the command line names it
 * @param isForced whether it may take the place of another
 */
record Target(Path file, boolean isForced) {

  private static final Texts TEXTS = Texts.of(Target.class);

  interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  /** Finds out what would fail later. */
  void check() {
    if (!Files.isDirectory(folder())) {
      throw CommandFailure.usage(TEXTS.say("target.folder", file));
    }
    if (Files.isDirectory(file)) {
      throw CommandFailure.usage(TEXTS.say("target.directory", file));
    }
    if (!isForced && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    }
  }

  /** Whether it lies in this folder or below. */
  boolean isIn(Path other) {
    try {
      return Files.exists(other) && folder().toRealPath().startsWith(other.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns how many bytes it has. */
  long write(Content content) {
    try {
      Path temporary = OwnerOnly.temporary(folder());
      try {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(temporary))) {
          content.writeTo(stream);
        }
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        long size = Files.size(temporary);
        move(temporary);
        OwnerOnly.makeLasting(folder());
        return size;
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("target.unwritable", file));
    }
  }

  private void move(Path temporary) throws IOException {
    if (isForced) {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.move(temporary, file);
    }
  }

  private CommandFailure exists() {
    return CommandFailure.usage(TEXTS.say("target.exists", file));
  }

  private Path folder() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "no folder");
  }
}
