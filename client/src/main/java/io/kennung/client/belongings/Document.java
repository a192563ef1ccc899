package io.kennung.client.belongings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.ForeignJson;
import java.io.IOException;

/** JSON of others, read so that it can be written again as it came. */
public final class Document {

  private static final JsonMapper JSON =
      ForeignJson.mapper()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers of others come out as they came in.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Document() {}

  /** One without members. */
  public static ObjectNode empty() {
    return JSON.createObjectNode();
  }

  /**
   * @param bytes UTF-8
   * @throws IllegalArgumentException when they are not one JSON object, or one that names a member
   *     twice; the text does not say what is in it
   */
  public static ObjectNode read(byte[] bytes) {
    if (tree(bytes) instanceof ObjectNode json) {
      return json;
    }
    throw new IllegalArgumentException("that is no JSON object");
  }

  /** UTF-8, without line breaks. */
  public static byte[] write(ObjectNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException("that is no JSON");
    }
  }
}
