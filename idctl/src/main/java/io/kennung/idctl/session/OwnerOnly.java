package io.kennung.idctl.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders that nobody but the owner can open. They are created with those rights: between
 * creating and a later chmod, others could open them and keep them open.
 */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private static final String TEMPORARY = ".new-";

  private OwnerOnly() {}

  /** Creates the folder and those above it where they are missing. */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, rights(folder, "rwx------"));
  }

  /**
   * A new file, whole or not at all.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is one of that name; it stays
   */
  public static void create(Path file, byte[] bytes) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            rights(file, "rw-------"));
    try (channel) {
      writeAll(channel, bytes);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** The file holds the old bytes or the new ones, whatever happens, and both survive a crash. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path folder = folderOf(file);
    createFolder(folder);
    Path temporary = temporary(folder);
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        writeAll(channel, bytes);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    makeLasting(folder);
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  /** Gives a file another place in the same file system, over whatever is there. */
  static void move(Path from, Path to) throws IOException {
    Path folder = folderOf(to);
    createFolder(folder);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    makeLasting(folder);
  }

  static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      makeLasting(folderOf(file));
    }
  }

  /** With all that is in it; links are deleted, never what they lead to. */
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** A new empty file in the folder, whose rights the file system may or may not have kept. */
  public static Path temporary(Path folder) throws IOException {
    return Files.createTempFile(folder, TEMPORARY, null, rights(folder, "rw-------"));
  }

  /** Whether a crash has left this behind, in place of a whole file. */
  static boolean isTemporary(Path file) {
    return file.getFileName().toString().startsWith(TEMPORARY);
  }

  static FileChannel openToLock(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        rights(file, "rw-------"));
  }

  /** Whether group or others have any right; false where the file system knows no such rights. */
  public static boolean isOpenToOthers(Path file) throws IOException {
    return hasPosixRights(file)
        && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
  }

  /** Whether group or others could put files of theirs into the folder. */
  static boolean isWritableByOthers(Path folder) throws IOException {
    Set<PosixFilePermission> writing =
        EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    return hasPosixRights(folder)
        && Files.getPosixFilePermissions(folder).stream().anyMatch(writing::contains);
  }

  /** Whether the file system knows owner, group and others. */
  public static boolean hasPosixRights(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent(), "no folder");
  }

  private static FileAttribute<?>[] rights(Path path, String rights) {
    return hasPosixRights(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  /** A rename is in the folder, so the folder must reach the disk, too. */
  public static void makeLasting(Path folder) throws IOException {
    if (hasPosixRights(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
