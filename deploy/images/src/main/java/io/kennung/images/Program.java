package io.kennung.images;

import io.kennung.local.plan.Application;
import io.kennung.local.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image is for.
 *
 * @param name of the image
 * @param description for its label
 * @param built the folder that its build has left
 * @param parts what of this folder belongs into the image: names of files and folders
 * @param start arguments of {@code java} that start it
 * @param heap options of its JVM which an operator may replace
 * @param ports on which it listens
 * @param service what it is, if it is a service
 */
record Program(
    String name,
    String description,
    Path built,
    List<String> parts,
    List<String> start,
    String heap,
    List<Integer> ports,
    Optional<Application> service) {

  private static final Pattern DESCRIPTION = Pattern.compile("<description>([^<]*)</description>");

  /** Every image there is, in the order in which they are built. */
  static List<Program> all(Path root) {
    List<Program> all = new ArrayList<>();
    Application.ALL.forEach(each -> all.add(of(each, root)));
    all.add(setup(root.resolve("deploy/setup")));
    return all;
  }

  private static Program of(Application service, Path root) {
    return new Program(
        service.folder(),
        description(root.resolve(service.folder())),
        service.packaged(root),
        List.of("app", "lib", "quarkus", "quarkus-app-dependencies.txt", "quarkus-run.jar"),
        List.of("-jar", "quarkus-run.jar"),
        service.heap(),
        List.of(service.port(), service.port() + Application.MANAGEMENT),
        Optional.of(service));
  }

  /** What prepares a database and a broker for the services. */
  private static Program setup(Path module) {
    return new Program(
        "setup",
        description(module),
        module.resolve("target"),
        List.of("dependencies.txt", "lib", "setup.jar"),
        List.of("-cp", "setup.jar:lib/*", "io.kennung.setup.Setup"),
        "-Xmx96m",
        List.of(),
        Optional.empty());
  }

  /** What the module says of itself. */
  private static String description(Path module) {
    try {
      Matcher found = DESCRIPTION.matcher(Files.readString(module.resolve("pom.xml")));
      return found.find() ? found.group(1).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same.
   *
   * @throws StartFailure if it is not built
   */
  Program demandBuilt() {
    if (!parts.stream().allMatch(each -> Files.exists(built.resolve(each)))) {
      throw new StartFailure("%s is not built; ./dev build does it".formatted(name));
    }
    return this;
  }
}
