package io.kennung.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The contract's check values. */
public final class Vectors {

  private static final JsonNode ALL = read();

  private Vectors() {}

  public static Stream<JsonNode> of(String group) {
    return StreamSupport.stream(ALL.required(group).spliterator(), false);
  }

  public static Stream<JsonNode> of(String group, String part) {
    return StreamSupport.stream(ALL.required(group).required(part).spliterator(), false);
  }

  public static byte[] hex(JsonNode vector, String member) {
    return HexFormat.of().parseHex(vector.required(member).asText());
  }

  private static JsonNode read() {
    try (var file = Vectors.class.getResourceAsStream("/vectors.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
