package io.kennung.verification.senders.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Who is asked in which order, by country calling code. */
public final class Routes {

  private static final String KEY = "directory.senders.routes.";
  private static final String DEFAULT = "default";
  private static final Pattern CALLING_CODE = Pattern.compile("[1-9][0-9]{0,2}");

  /** Each a list of groups, by calling code or {@link #DEFAULT}. */
  private final Map<String, List<Group>> routes;

  private Routes(Map<String, List<Group>> routes) {
    this.routes = routes;
  }

  /**
   * The configured routes.
   *
   * @param texts by calling code or {@code default}: groups separated by semicolons, in them names
   *     separated by commas, each with a weight after a colon where it is not 1
   * @param known the providers there are
   * @throws IllegalStateException naming the key, when a text makes no sense
   */
  public static Routes of(Map<String, String> texts, Set<String> known) {
    Map<String, List<Group>> routes = new TreeMap<>();
    texts.forEach((code, text) -> {
      String key = KEY + code;
      if (!code.equals(DEFAULT) && !CALLING_CODE.matcher(code).matches()) {
        throw new IllegalStateException(
            key + ": not a country calling code (digits, without plus), nor 'default'");
      }
      routes.put(code, groups(key, text, known));
    });
    return new Routes(Map.copyOf(routes));
  }

  /** The names of all who can be asked, each once, in the order in which they are to be asked. */
  public List<String> draw(String callingCode, RandomGenerator random) {
    return groups(callingCode).stream().flatMap(group -> group.draw(random).stream()).toList();
  }

  /** The names of all who can be asked. */
  public List<String> names(String callingCode) {
    return groups(callingCode).stream()
        .flatMap(group -> group.members().stream())
        .map(Group.Member::name)
        .toList();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return routes.isEmpty();
  }

  private List<Group> groups(String callingCode) {
    List<Group> own = routes.get(callingCode);
    return own != null ? own : routes.getOrDefault(DEFAULT, List.of());
  }

  private static List<Group> groups(String key, String text, Set<String> known) {
    Set<String> named = new HashSet<>();
    List<Group> groups = new ArrayList<>();
    for (String group : text.split(";", -1)) {
      List<Group.Member> members = new ArrayList<>();
      for (String part : group.split(",", -1)) {
        Group.Member member = member(key, part.strip());
        if (!known.contains(member.name())) {
          throw new IllegalStateException(
              key + ": there is no provider named '" + member.name() + "' below directory.senders");
        }
        if (!named.add(member.name())) {
          throw new IllegalStateException(key + ": '" + member.name() + "' is named twice");
        }
        members.add(member);
      }
      groups.add(new Group(List.copyOf(members)));
    }
    return List.copyOf(groups);
  }

  private static Group.Member member(String key, String part) {
    int colon = part.indexOf(':');
    String name = (colon < 0 ? part : part.substring(0, colon)).strip();
    if (name.isEmpty()) {
      throw new IllegalStateException(key + ": a name is missing");
    }
    return new Group.Member(name, colon < 0 ? 1 : weight(key, part.substring(colon + 1).strip()));
  }

  private static int weight(String key, String text) {
    int weight;
    try {
      weight = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      weight = 0;
    }
    if (weight < 1) {
      throw new IllegalStateException(
          key + ": a weight is a whole number of 1 or more, not '" + text + "'");
    }
    return weight;
  }
}
