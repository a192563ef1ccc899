package io.kennung.local.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one process of a service is started.
 *
 * @param name for people, and for its log
 * @param folder it runs in
 * @param command program and arguments; visible to every user of the machine, so without secrets
 * @param environment what it finds beyond ours; here the secrets are
 * @param port it will listen on
 * @param log what it prints goes there
 */
public record Launch(
    String name,
    Path folder,
    List<String> command,
    Map<String, String> environment,
    int port,
    Path log) {

  /** The same with more in its environment, which wins over what was there and over settings. */
  public Launch with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(more);
    List<String> others =
        command.stream().filter(each -> !more.containsKey(inEnvironment(each))).toList();
    return new Launch(name, folder, others, all, port, log);
  }

  /** The same by another JVM, from another folder that holds the packaged program. */
  public Launch by(Path java, Path elsewhere) {
    List<String> others = new ArrayList<>(command);
    others.set(0, java.toString());
    return new Launch(name, elsewhere, others, environment, port, log);
  }

  /** By which name a setting of the command would stand in the environment. */
  private static String inEnvironment(String option) {
    return option.startsWith("-D")
        ? option
            .substring("-D".length())
            .replaceFirst("=.*", "")
            .replaceAll("[^A-Za-z0-9]", "_")
            .toUpperCase(Locale.ROOT)
        : "";
  }
}
