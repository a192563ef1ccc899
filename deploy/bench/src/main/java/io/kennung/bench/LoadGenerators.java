package io.kennung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The programs of others that this needs, from Debian's packages. */
final class LoadGenerators {

  private static final Map<String, String> PACKAGES =
      Map.of("wrk", "wrk", "pgbench", "postgresql-contrib");

  private LoadGenerators() {}

  /** Installs what is missing, or says what to install. */
  static void demand(Children children) {
    List<String> missing =
        PACKAGES.keySet().stream().filter(program -> !isOnPath(program)).sorted().toList();
    if (missing.isEmpty()) {
      return;
    }
    List<String> packages = missing.stream().map(PACKAGES::get).toList();
    if (!isRoot() || !isOnPath("apt-get")) {
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

  private static boolean isOnPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
