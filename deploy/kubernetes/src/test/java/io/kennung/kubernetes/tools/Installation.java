package io.kennung.kubernetes.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to install the chart: the twenty lines that everybody needs, and a file of values beside
 * them.
 *
 * @param name for people
 * @param values files, the later ones win
 */
public record Installation(String name, List<Path> values) {

  private static final Path NEEDED = Folders.kubernetes().resolve("examples/twenty-lines.yaml");

  /** With the twenty lines and nothing else. */
  public static final Installation PLAIN = new Installation("twenty-lines", List.of(NEEDED));

  /** With every switch on. */
  public static final Installation EVERYTHING = beside(ownValues().resolve("everything.yaml"));

  /** With the Gateway API in place of an ingress. */
  public static final Installation GATEWAY = beside(ownValues().resolve("gateway.yaml"));

  /** For one node. */
  public static final Installation MINIMAL =
      beside(Folders.kubernetes().resolve("values/minimal.yaml"));

  /** For production. */
  public static final Installation PRODUCTION =
      beside(Folders.kubernetes().resolve("values/production.yaml"));

  /** With the database of CloudNativePG and the brokers of Strimzi. */
  public static final Installation OPERATORS =
      beside(Folders.kubernetes().resolve("values/operators.yaml"));

  /** Without any values: nothing that has to be set is. */
  public static final Installation NOTHING = new Installation("nothing", List.of());

  /** Every file of values that there is. */
  public static Stream<Installation> all() {
    return Stream.concat(
        Stream.of(PLAIN),
        Stream.of(Folders.kubernetes().resolve("values"), ownValues())
            .flatMap(Installation::files)
            .map(Installation::beside));
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    values.forEach(file -> arguments.addAll(List.of("-f", file.toString())));
    return arguments;
  }

  @Override
  public String toString() {
    return name;
  }

  private static Installation beside(Path file) {
    return new Installation(
        file.getFileName().toString().replace(".yaml", ""), List.of(NEEDED, file));
  }

  private static Path ownValues() {
    return Folders.kubernetes().resolve("src/test/values");
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
