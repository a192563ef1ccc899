package io.kennung.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder {@code /app} of an image before there is an image: the same files with the same times,
 * since a start-up cache fits only those.
 */
final class Stage {

  /** Where it lies in the image. */
  static final String APP = "/app";

  private final Path folder;

  private Stage(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies what a build has left.
   *
   * @param folder what was there is gone
   */
  static Stage of(Program program, Path folder) throws IOException {
    StateFolder.delete(folder);
    Stage stage = new Stage(folder.toAbsolutePath());
    for (String part : program.parts()) {
      for (Path each : files(program.built().resolve(part))) {
        Path copy = stage.folder.resolve(program.built().relativize(each));
        Files.createDirectories(copy.resolveSibling(""));
        Files.copy(each, copy);
        date(copy);
      }
    }
    return stage;
  }

  Path folder() {
    return folder;
  }

  /** All files, in an order that does not change. */
  List<Path> files() {
    return files(folder);
  }

  /** One more, or another in its place. */
  void add(String name, Path content) throws IOException {
    Path copy = folder.resolve(name);
    Files.deleteIfExists(copy);
    Files.copy(content, copy);
    date(copy);
  }

  void add(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    date(folder.resolve(name));
  }

  /** Hexadecimal; the same as long as not a byte of any file is another. */
  String digest() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path each : files()) {
      all.append(sha256(each)).append(' ').append(folder.relativize(each)).append('\n');
    }
    return hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(Path file) throws IOException {
    return hex(Files.readAllBytes(file));
  }

  static String hex(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void date(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(FileEntriesLayer.DEFAULT_MODIFICATION_TIME));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
