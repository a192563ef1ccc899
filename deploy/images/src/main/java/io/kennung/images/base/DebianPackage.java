package io.kennung.images.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A package of Debian or one of its children.
 *
 * @param status the paragraph about it, as {@code /var/lib/dpkg/status} has it
 */
public record DebianPackage(String name, String version, String architecture, String status) {

  private static final Path STATUS = Path.of("var/lib/dpkg/status");

  /** Where images without a package manager tell what they hold: a file a package. */
  private static final Path PARAGRAPHS = Path.of("var/lib/dpkg/status.d");

  private static final Pattern FIELD =
      Pattern.compile("^(Package|Version|Architecture): (\\S+)$", Pattern.MULTILINE);

  /** All that a file system tells of, by name. */
  static List<DebianPackage> installedIn(Path root) throws IOException {
    List<Path> files = new ArrayList<>(List.of(root.resolve(STATUS)));
    if (Files.isDirectory(root.resolve(PARAGRAPHS))) {
      try (Stream<Path> more = Files.list(root.resolve(PARAGRAPHS))) {
        more.filter(each -> !each.toString().endsWith(".md5sums")).forEach(files::add);
      }
    }
    List<DebianPackage> found = new ArrayList<>();
    for (Path each : files) {
      if (Files.isRegularFile(each)) {
        for (String paragraph : List.of(Files.readString(each).split("\n\n+", -1))) {
          of(paragraph.strip() + "\n").ifPresent(found::add);
        }
      }
    }
    found.sort(Comparator.comparing(DebianPackage::name));
    return found;
  }

  /**
   * The one that a file of this machine comes from.
   *
   * @param file absolute; links of the path may have been followed or not
   */
  static Optional<DebianPackage> owning(Path file) throws IOException {
    Path lists = Path.of("/var/lib/dpkg/info");
    if (!Files.isDirectory(lists)) {
      return Optional.empty();
    }
    List<String> names = namesOf(file);
    for (DebianPackage each : installedIn(Path.of("/"))) {
      for (String suffix : List.of(".list", ":" + each.architecture + ".list")) {
        Path list = lists.resolve(each.name + suffix);
        if (Files.exists(list) && Files.readAllLines(list).stream().anyMatch(names::contains)) {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  /** {@code /lib} is a link to {@code /usr/lib}, and a package may know a file by either. */
  private static List<String> namesOf(Path file) throws IOException {
    String real = file.toRealPath().toString();
    return List.of(
        file.toString(), "/usr" + file, real, real.startsWith("/usr/") ? real.substring(4) : real);
  }

  private static Optional<DebianPackage> of(String paragraph) {
    String name = "";
    String version = "";
    String architecture = "";
    for (Matcher field = FIELD.matcher(paragraph); field.find(); ) {
      switch (field.group(1)) {
        case "Package" -> name = field.group(2);
        case "Version" -> version = field.group(2);
        default -> architecture = field.group(2);
      }
    }
    boolean there = !paragraph.contains("\nStatus: ") || paragraph.contains(" ok installed\n");
    return name.isEmpty() || version.isEmpty() || !there
        ? Optional.empty()
        : Optional.of(new DebianPackage(name, version, architecture, paragraph));
  }
}
