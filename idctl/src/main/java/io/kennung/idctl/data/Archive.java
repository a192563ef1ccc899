package io.kennung.idctl.data;

import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/**
 * A data backup as it was found, which anybody may have made: what it says of itself is not
 * trusted. Every refusal is a {@link CommandFailure}.
 */
final class Archive implements AutoCloseable {

  /** Below here lie the files of the profile. */
  static final String PROFILE = "profile/";

  private static final Texts TEXTS = Texts.of(Archive.class);

  /**
   * Of the rights that Unix keeps in the upper half of the attributes: which kind of file it is.
   */
  private static final int KIND = 0xf0;

  private static final int REGULAR = 0x80;

  private final Path file;
  private final ZipFile zip;
  private final Map<String, FileHeader> entries = new LinkedHashMap<>();
  private long unpacked;

  private Archive(Path file, char[] password) {
    this.file = file;
    this.zip = new ZipFile(file.toFile(), password);
  }

  /** Reads the list of what is in it, and refuses what no data backup holds. */
  static Archive open(Path file, char[] password) {
    refuseOtherThanZip(file);
    Archive archive = new Archive(file, password);
    try {
      archive.readList();
      return archive;
    } catch (CommandFailure e) {
      archive.close();
      throw e;
    }
  }

  /** The names of all files in it, in its own order. */
  Set<String> names() {
    return entries.keySet();
  }

  /**
   * What is in one of its files.
   *
   * @throws CommandFailure when the password is another one, or the file damaged or too large
   */
  byte[] read(String name) {
    FileHeader header = entries.get(name);
    if (header == null) {
      throw CommandFailure.backup(TEXTS.say("archive.other", file));
    }
    byte[] bytes =
        guarded(() -> {
          try (InputStream stream = zip.getInputStream(header)) {
            return stream.readNBytes(Bounds.FILE + 1);
          }
        });
    unpacked += bytes.length;
    if (bytes.length > Bounds.FILE || unpacked > Bounds.ALL) {
      throw tooMuch();
    }
    return bytes;
  }

  /** Finds out what needs no password. */
  static void refuseOtherThanZip(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw CommandFailure.usage(TEXTS.say("archive.unreadable", file));
    }
    try {
      ArchiveEnd end =
          ArchiveEnd.of(file)
              .orElseThrow(() -> CommandFailure.backup(TEXTS.say("archive.no.zip", file)));
      if (!end.isWithinBounds() || Files.size(file) > Bounds.ALL) {
        throw CommandFailure.backup(TEXTS.say("archive.large", file));
      }
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("archive.unreadable", file));
    }
  }

  private void readList() {
    List<FileHeader> headers = guarded(zip::getFileHeaders);
    // What is split would be read from files that nobody has named.
    if (guarded(zip::isSplitArchive)) {
      throw CommandFailure.backup(TEXTS.say("archive.split", file));
    }
    for (FileHeader header : headers) {
      String name = header.getFileName();
      boolean isFolder = name.endsWith("/");
      refuseOutside(isFolder ? name.substring(0, name.length() - 1) : name, isFolder);
      if (isFolder) {
        continue;
      }
      refuseStrange(header);
      if (entries.put(name, header) != null) {
        throw CommandFailure.backup(TEXTS.say("archive.twice", file));
      }
    }
    if (!entries.containsKey(Manifest.FILE)) {
      throw CommandFailure.backup(TEXTS.say("archive.other", file));
    }
  }

  private void refuseOutside(String name, boolean isFolder) {
    boolean isAllowed =
        name.startsWith(PROFILE)
            ? EntryName.isAllowed(name.substring(PROFILE.length()))
            : name.equals(Manifest.FILE) || (isFolder && PROFILE.equals(name + "/"));
    if (!isAllowed) {
      throw CommandFailure.backup(TEXTS.say("archive.outside", file));
    }
  }

  private void refuseStrange(FileHeader header) {
    byte[] attributes = header.getExternalFileAttributes();
    int kind = attributes == null || attributes.length < 4 ? 0 : attributes[3] & KIND;
    if (kind != 0 && kind != REGULAR) {
      throw CommandFailure.backup(TEXTS.say("archive.link", file));
    }
    if (!header.isEncrypted() || header.getEncryptionMethod() != EncryptionMethod.AES) {
      throw CommandFailure.backup(TEXTS.say("archive.open", file));
    }
    if (header.getUncompressedSize() > Bounds.FILE) {
      throw tooMuch();
    }
  }

  private CommandFailure tooMuch() {
    return CommandFailure.backup(TEXTS.say("archive.large", file));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** What was made to harm may fail in any way, and its words are not for people. */
  private <T> T guarded(Reading<T> reading) {
    try {
      return reading.read();
    } catch (ZipException e) {
      throw CommandFailure.backup(
          TEXTS.say(
              e.getType() == ZipException.Type.WRONG_PASSWORD
                  ? "archive.password"
                  : "archive.damaged",
              file));
    } catch (CommandFailure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw CommandFailure.backup(TEXTS.say("archive.damaged", file));
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      // It was only read.
      return;
    }
  }
}
