package io.kennung.chassis.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What {@code asyncapi.yaml} says about an event. */
public final class Described {

  private final JsonNode schema;

  private Described(JsonNode schema) {
    this.schema = schema;
  }

  /** The event, by the name of its record. */
  public static Described event(String name) {
    try (var file = Described.class.getResourceAsStream("/asyncapi.yaml")) {
      return new Described(new YAMLMapper().readTree(file).at("/components/schemas/" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of its members, in their order. */
  public List<String> members() {
    List<String> names = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What may stand in this member. */
  public List<String> words(String member) {
    List<String> words = new ArrayList<>();
    schema.at("/properties/" + member + "/enum").forEach(word -> words.add(word.asText()));
    return words;
  }
}
