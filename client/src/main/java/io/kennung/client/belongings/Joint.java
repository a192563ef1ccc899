package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What two devices of one person hold, put together so that neither loses anything. */
public final class Joint {

  /** The lists of the document, with the members that tell their entries apart. */
  private static final Map<String, List<String>> LISTS =
      Map.of(
          "contacts", List.of("identity"),
          "groups", List.of("id", "creator"),
          "distributionlists", List.of("id", "name"));

  private Joint() {}

  /**
   * @param first counts where both say something about the same
   * @param second adds what the first does not know
   */
  public static Belongings of(Belongings first, Belongings second) {
    ObjectNode both = first.json();
    ObjectNode other = second.json();
    LISTS.forEach((name, members) -> {
      if (both.get(name) instanceof ArrayNode list && other.get(name) instanceof ArrayNode more) {
        append(list, more, members);
      }
    });
    addMissing(both, other, 2);
    return Belongings.of(both);
  }

  private static void append(ArrayNode list, ArrayNode more, List<String> members) {
    Set<List<JsonNode>> there = new HashSet<>();
    list.forEach(entry -> there.add(name(entry, members)));
    more.forEach(entry -> {
      if (there.add(name(entry, members))) {
        list.add(entry);
      }
    });
  }

  private static List<JsonNode> name(JsonNode entry, List<String> members) {
    return members.stream().map(entry::path).toList();
  }

  /** Members of the document, of its user and of its settings. */
  private static void addMissing(ObjectNode json, ObjectNode other, int depth) {
    other
        .properties()
        .forEach(member -> {
          JsonNode known = json.get(member.getKey());
          if (known == null) {
            json.set(member.getKey(), member.getValue());
          } else if (depth > 1
              && known instanceof ObjectNode inner
              && member.getValue() instanceof ObjectNode more) {
            addMissing(inner, more, depth - 1);
          }
        });
  }
}
