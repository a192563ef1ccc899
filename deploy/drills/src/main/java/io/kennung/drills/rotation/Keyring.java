package io.kennung.drills.rotation;

import io.kennung.local.state.Secrets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The secrets of which there may be several at once, newest first, each in its generations.
 *
 * @param generations by the variable of the environment in which they stand
 */
record Keyring(Map<String, List<String>> generations) {

  private static final Map<String, String> NAMES =
      Map.of(
          "DIRECTORY_SECRETS", "directory.secrets",
          "DIRECTORY_LINKS_PEPPERS", "directory.links.peppers",
          "DIRECTORY_REVOCATION_PEPPERS", "directory.revocation.peppers",
          "DIRECTORY_SAFE_NAME_KEYS", "directory.safe.name-keys",
          "DIRECTORY_CHANGES_TOKENS", "directory.changes.tokens",
          "DIRECTORY_ACTIVITY_TOKENS", "directory.activity.tokens");

  /** Those that a system was started with, and two more of each. */
  static Keyring of(Secrets first) {
    return new Keyring(
        NAMES.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        List.of(first.of(entry.getValue()), Secrets.random(), Secrets.random()))));
  }

  String get(String variable, int generation) {
    return generations.getOrDefault(variable, List.of()).get(generation);
  }

  /** An environment with these generations of everything, in this order. */
  Map<String, String> with(int... wanted) {
    Map<String, String> environment = new TreeMap<>();
    generations.forEach((variable, all) ->
        environment.put(
            variable, Arrays.stream(wanted).mapToObj(all::get).collect(Collectors.joining(","))));
    return environment;
  }
}
