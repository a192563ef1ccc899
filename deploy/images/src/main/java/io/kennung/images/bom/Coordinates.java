package io.kennung.images.bom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which name Maven knows a jar.
 *
 * @param classifier empty where there is none
 */
record Coordinates(String group, String artifact, String version, String classifier) {

  /** {@code group:artifact:classifier:type:version}, of a service. */
  private static final Pattern QUARKUS =
      Pattern.compile(
          "(?<group>[^:]+):(?<artifact>[^:]+):(?<classifier>[^:]*):jar:(?<version>[^:]+)");

  /** {@code group:artifact:type[:classifier]:version:scope}, of any other program. */
  private static final Pattern MAVEN =
      Pattern.compile(
          "(?<group>[^:]+):(?<artifact>[^:]+):jar:(?:(?<classifier>[^:]+):)?(?<version>[^:]+):[a-z]+");

  /**
   * By the names of the files, all that the build of a service says that it has packaged.
   *
   * @param folder of the packaged program
   */
  static Map<String, Coordinates> packagedIn(Path folder) throws IOException {
    Map<String, Coordinates> all = new HashMap<>();
    for (Coordinates each : read(folder.resolve("quarkus-app-dependencies.txt"), QUARKUS)) {
      all.put(each.group + "." + each.fileName(), each);
    }
    for (Coordinates each : read(folder.resolve("dependencies.txt"), MAVEN)) {
      all.put(each.fileName(), each);
    }
    return all;
  }

  /** As package URLs name it, for instance {@code pkg:maven/org.jdbi/jdbi3-core@3.54.0}. */
  String purl() {
    return "pkg:maven/%s/%s@%s%s"
        .formatted(
            group,
            artifact,
            version,
            classifier.isEmpty() ? "" : "?classifier=" + classifier + "&type=jar");
  }

  private static List<Coordinates> read(Path list, Pattern line) throws IOException {
    if (!Files.exists(list)) {
      return List.of();
    }
    return Files.readAllLines(list).stream()
        .map(each -> line.matcher(each.strip().replaceFirst(" .*", "")))
        .filter(Matcher::matches)
        .map(Coordinates::of)
        .toList();
  }

  private static Coordinates of(Matcher line) {
    String classifier = line.group("classifier");
    return new Coordinates(
        line.group("group"),
        line.group("artifact"),
        line.group("version"),
        classifier == null ? "" : classifier);
  }

  private String fileName() {
    return "%s-%s%s.jar".formatted(artifact, version, classifier.isEmpty() ? "" : "-" + classifier);
  }
}
