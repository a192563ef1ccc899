package io.kennung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of others that benchmarks need, from Debian's packages. */
final class LoadGenerators {

  private static final Map<String, String> PACKAGES =
      Map.of("wrk", "wrk", "pgbench", "postgresql-contrib", "apache2", "apache2-bin");

  private LoadGenerators() {}

  /** Installs those that are missing, or says what to install. */
  static void demand(Children children, String... programs) {
    List<String> missing =
        Stream.of(programs).filter(program -> path(program).isEmpty()).sorted().toList();
    if (missing.isEmpty()) {
      return;
    }
    List<String> packages = missing.stream().map(PACKAGES::get).toList();
    if (!isRoot() || path("apt-get").isEmpty()) {
      throw new BenchFailure(
          "needs %s; on Debian: apt-get install %s"
              .formatted(String.join(" and ", missing), String.join(" ", packages)));
    }
    System.out.println("Installing " + String.join(", ", packages));
    install(children, packages);
  }

  private static void install(Children children, List<String> packages) {
    List<String> command =
        new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
    command.addAll(packages);
    var unused = children.output(command, Map.of("DEBIAN_FRONTEND", "noninteractive"));
  }

  /** Where a program is. */
  static Optional<Path> path(String program) {
    String path = System.getenv("PATH");
    return Stream.concat(
            Stream.of(path == null ? new String[0] : path.split(":", -1)),
            // Not on everybody's PATH, and there all the same.
            Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
