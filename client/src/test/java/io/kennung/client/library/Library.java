package io.kennung.client.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.client.Directory;
import io.kennung.protocol.SecretKey;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.NullMarked;

/** The SDK and all that it may need. */
final class Library {

  private static final List<Class<?>> ALL =
      List.of(
          Directory.class,
          SecretKey.class,
          ObjectMapper.class,
          JsonFactory.class,
          JsonProperty.class,
          X25519.class,
          NullMarked.class);

  private Library() {}

  static String classPath() {
    return ALL.stream()
        .map(Library::place)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Every class of the SDK. */
  static List<Class<?>> classes() {
    Path root = place(Directory.class);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .<Class<?>>map(Library::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String file) {
    String name =
        file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.');
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
