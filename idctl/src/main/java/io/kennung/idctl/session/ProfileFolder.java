package io.kennung.idctl.session;

import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bytes of a profile on disk, as they lie there. Files are named from the folder on, with a
 * slash between: {@code messages/2026.json}. Failures are {@link CommandFailure}s that name the
 * file, never what is in it.
 *
 * @param path of the folder
 * @param shown the same as people write it
 */
record ProfileFolder(Path path, String shown) {

  private static final Texts TEXTS = Texts.of(ProfileFolder.class);

  private static final String LOCK = ".lock";
  static final String WRITING = "write";

  boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  Optional<byte[]> read(String name) {
    Path file = path.resolve(name);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      refuseWhatOthersCanReach(name);
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  /** So many bytes from its beginning, or fewer where there are fewer. */
  byte[] beginning(String name, int length) {
    try (InputStream stream = Files.newInputStream(path.resolve(name))) {
      return stream.readNBytes(length);
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  void write(String name, byte[] bytes) {
    run(WRITING, () -> OwnerOnly.write(path.resolve(name), bytes));
  }

  void remove(String name) {
    run("remove", () -> OwnerOnly.delete(path.resolve(name)));
  }

  /** The names of all files that belong to a person, in order; none that file managers hide. */
  List<String> files() {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> all = walk()) {
      return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !OwnerOnly.isTemporary(file))
          .map(this::nameOf)
          .filter(name -> !name.startsWith(".") && !name.equals(SealedFolder.HEADER))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  /** Deletes what a crash has left half written, which may be half a secret. */
  void sweep() {
    run(
        "remove",
        () -> {
          try (Stream<Path> all = walk()) {
            for (Path file : all.filter(OwnerOnly::isTemporary).toList()) {
              OwnerOnly.delete(file);
            }
          }
        });
  }

  /** Creates the folder where it is missing and finds out what would fail later. */
  void prepare() {
    run(
        WRITING,
        () -> {
          OwnerOnly.createFolder(path);
          Path probe = OwnerOnly.temporary(path);
          try {
            if (OwnerOnly.isOpenToOthers(probe)) {
              throw CommandFailure.profile(TEXTS.say("folder.no-rights", shown));
            }
          } finally {
            Files.delete(probe);
          }
        });
  }

  /** Closing it lets others in. */
  FileChannel lock(String profile) {
    try {
      FileChannel channel = OwnerOnly.openToLock(path.resolve(LOCK));
      if (isLocked(channel)) {
        return channel;
      }
      channel.close();
    } catch (IOException e) {
      throw failure(WRITING, e);
    }
    throw CommandFailure.profile(TEXTS.say("folder.busy", profile));
  }

  /** Deletes it whole, these files last: where a crash comes between, it can be done again. */
  void delete(List<String> last) {
    files().stream().filter(name -> !last.contains(name)).forEach(this::remove);
    last.forEach(this::remove);
    run("remove", () -> OwnerOnly.deleteTree(path));
  }

  interface FileWork {
    void run() throws IOException;
  }

  void run(String verb, FileWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw failure(verb, e);
    }
  }

  /** The folder itself may be reached over a link, what is in it may not. */
  private Stream<Path> walk() throws IOException {
    Path real = path.toRealPath();
    return Files.walk(real).map(file -> path.resolve(real.relativize(file)));
  }

  private String nameOf(Path file) {
    String name = path.relativize(file).toString().replace(File.separatorChar, '/');
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw CommandFailure.profile(TEXTS.say("folder.no.file", shown + "/" + name));
    }
    return name;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very process, which makes no difference.
      return false;
    }
  }

  /** What lies deeper is kept from others by the folder itself. */
  private void refuseWhatOthersCanReach(String name) throws IOException {
    String shownFile = shown + "/" + name;
    if (!name.contains("/") && OwnerOnly.isOpenToOthers(path.resolve(name))) {
      throw CommandFailure.profile(TEXTS.say("folder.file-open", shownFile));
    }
    if (OwnerOnly.isWritableByOthers(path)) {
      throw CommandFailure.profile(TEXTS.say("folder.open", shown));
    }
  }

  /** {@code NoSuchFileException} says it well enough with blanks. */
  private static String inWords(IOException e) {
    return e.getClass()
        .getSimpleName()
        .replace("Exception", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private CommandFailure failure(String verb, IOException e) {
    String reason =
        e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : inWords(e);
    return CommandFailure.profile(TEXTS.say("folder.cannot." + verb, shown, reason));
  }
}
