package io.kennung.idctl.oppf;

import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Reads no more of a file than what it may hold. */
final class SmallFile {

  private static final Texts TEXTS = Texts.of(SmallFile.class);

  private SmallFile() {}

  /**
   * @param limit in bytes
   * @param tooLarge the sentence for a file that is larger
   */
  static byte[] read(Path path, int limit, String tooLarge) {
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw CommandFailure.usage(tooLarge);
      }
      return bytes;
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("file.unreadable", path, reason(e)));
    }
  }

  static String reason(IOException e) {
    return TEXTS.say(
        switch (e) {
          case NoSuchFileException missing -> "file.missing";
          case NotDirectoryException missing -> "file.missing";
          case AccessDeniedException denied -> "file.denied";
          default -> "file.broken";
        });
  }
}
