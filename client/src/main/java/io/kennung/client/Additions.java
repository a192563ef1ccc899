package io.kennung.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Members beyond the contract, which other servers leave out or use for something else. What is not
 * as expected counts as not there: nobody should lose a result because its extras are odd.
 */
public final class Additions {

  /** None at all. */
  static final Additions NONE = new Additions(JsonNodeFactory.instance.objectNode());

  private final JsonNode json;

  Additions(JsonNode json) {
    this.json = json;
  }

  /** The members of an object. */
  public Optional<Additions> object(String name) {
    return Optional.of(json.path(name)).filter(JsonNode::isObject).map(Additions::new);
  }

  /** A whole number of 0 to 2^31-1. */
  public OptionalInt count(String name) {
    JsonNode value = json.path(name);
    boolean isCount = value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0;
    return isCount ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
  }

  /** A text for a person, not blank, at most 300 characters, none of which can steer a terminal. */
  public Optional<String> sentence(String name) {
    return Optional.ofNullable(json.path(name).textValue())
        .map(Printable::of)
        .filter(text -> !text.isBlank());
  }
}
