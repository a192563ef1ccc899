package io.kennung.images.base;

import io.kennung.local.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shared libraries of this machine that a Java runtime needs. */
final class Libraries {

  /** {@code libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)}, or the loader alone. */
  private static final Pattern FOUND = Pattern.compile("^\\s*(?:\\S+ => )?(/\\S+) \\(0x");

  private static final Pattern MISSING = Pattern.compile("^\\s*(\\S+) => not found");

  private Libraries() {}

  /**
   * All that its programs and libraries are linked with, and that does not lie in it.
   *
   * @throws StartFailure if one is missing, or this is no Linux with glibc
   */
  static SortedSet<Path> neededBy(Path runtime) throws IOException {
    SortedSet<Path> needed = new TreeSet<>();
    for (Path binary : binaries(runtime)) {
      for (String line : linked(binary, runtime)) {
        Matcher missing = MISSING.matcher(line);
        if (missing.find()) {
          throw new StartFailure(
              "%s needs %s, which this machine does not have".formatted(binary, missing.group(1)));
        }
        Matcher found = FOUND.matcher(line);
        if (found.find() && !Path.of(found.group(1)).normalize().startsWith(runtime)) {
          needed.add(Path.of(found.group(1)));
        }
      }
    }
    return needed;
  }

  private static List<Path> binaries(Path runtime) throws IOException {
    List<Path> binaries = new ArrayList<>(List.of(runtime.resolve("bin/java")));
    try (Stream<Path> files = Files.walk(runtime.resolve("lib"))) {
      files
          .filter(each -> each.toString().endsWith(".so") || each.endsWith("jspawnhelper"))
          .forEach(binaries::add);
    }
    return binaries;
  }

  private static List<String> linked(Path binary, Path runtime) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("ldd", binary.toString()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    // Where the JVM, which brings its own libraries in, would find them.
    builder.environment().put("LD_LIBRARY_PATH", runtime + "/lib:" + runtime + "/lib/server");
    Process ldd = builder.start();
    List<String> lines = ldd.inputReader().readAllLines();
    try {
      if (ldd.waitFor() != 0) {
        throw new StartFailure("ldd %s: %s".formatted(binary, String.join("; ", lines)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
    return lines;
  }
}
