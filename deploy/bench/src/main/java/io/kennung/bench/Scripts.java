package io.kennung.bench;

import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What tells the load generators what to ask for, written where they can read it. */
final class Scripts {

  private final Path folder;

  /**
   * @param folder may be emptied by anybody between two runs
   */
  Scripts(Path folder) {
    this.folder = folder;
  }

  /** The script of this name beside this class, the names of the loaded ids filled in. */
  Path of(String name) {
    try (InputStream script = Objects.requireNonNull(Scripts.class.getResourceAsStream(name))) {
      String text =
          new String(script.readAllBytes(), StandardCharsets.UTF_8)
              .replace("@count@", Long.toString(LoadedDirectory.COUNT))
              .replace("@first@", Long.toString(LoadedDirectory.FIRST))
              .replace("@step@", Long.toString(LoadedDirectory.STEP))
              .replace("@span@", Long.toString(LoadedDirectory.SPAN));
      return write(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list for a script to read, one entry a line. */
  Path lines(String name, List<String> lines) {
    return write(name, String.join("\n", lines) + "\n");
  }

  /** A folder for whatever a generator writes, empty. */
  Path emptyFolder(String name) {
    Path path = folder.resolve(name);
    StateFolder.delete(path);
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, String text) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
