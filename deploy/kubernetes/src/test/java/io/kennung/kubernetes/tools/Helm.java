package io.kennung.kubernetes.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The chart, rendered by helm. */
public final class Helm {

  /** Namespace and release of what is rendered here. */
  public static final String RELEASE = "kennung";

  private static final Map<List<String>, Rendered> RENDERED = new ConcurrentHashMap<>();

  private Helm() {}

  /**
   * All objects of an installation, hooks and tests included.
   *
   * @param arguments of {@code helm template}, such as {@code --set replicas=3}
   */
  public static Rendered rendered(Installation installation, String... arguments) {
    List<String> all = new ArrayList<>(List.of("template", RELEASE, chart(), "-n", RELEASE));
    all.addAll(installation.arguments());
    all.addAll(List.of(arguments));
    return RENDERED.computeIfAbsent(List.copyOf(all), Helm::render);
  }

  /** What helm says to an installation that it refuses; empty if it does not. */
  public static String refusal(Installation installation, String... arguments) {
    List<String> all = new ArrayList<>(List.of("template", RELEASE, chart(), "-n", RELEASE));
    all.addAll(installation.arguments());
    all.addAll(List.of(arguments));
    Program.Outcome outcome = run(all);
    return outcome.code() == 0 ? "" : outcome.errors();
  }

  /** What {@code helm lint --strict} finds; empty if nothing. */
  public static String lint(Installation installation) {
    List<String> all = new ArrayList<>(List.of("lint", "--strict", "--quiet", chart()));
    all.addAll(installation.arguments());
    Program.Outcome outcome = run(all);
    return outcome.code() == 0 ? "" : outcome.output() + outcome.errors();
  }

  private static Rendered render(List<String> arguments) {
    Program.Outcome outcome = run(arguments);
    if (outcome.code() != 0) {
      throw new IllegalStateException(outcome.errors());
    }
    return new Rendered(Yaml.documents(outcome.output()));
  }

  private static Program.Outcome run(List<String> arguments) {
    Path folder = NpmFolder.installed();
    List<String> command = new ArrayList<>(List.of(folder.resolve("helm").toString()));
    command.addAll(arguments);
    return Program.run(folder, "", command);
  }

  private static String chart() {
    return Folders.chart().toString();
  }
}
