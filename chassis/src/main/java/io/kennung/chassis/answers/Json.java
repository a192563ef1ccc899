package io.kennung.chassis.answers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON as this directory reads and writes it. Reading is strict where doubt could hide something
 * (twice the same member, a number where a text belongs, more after the end) and forgiving where
 * clients differ (unknown members, any Content-Type).
 */
public final class Json {

  /** No request of the contract nests deeper than two; what does is an attack or a mistake. */
  private static final int MAX_DEPTH = 16;

  private static final ObjectMapper MAPPER = mapper();
  private static final ObjectReader COMPLETE =
      MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private Json() {}

  /**
   * What a client has sent, whatever it calls it (directory contract, 1.1).
   *
   * @throws Refused with {@link CommonFailure#MALFORMED} when it is not a JSON object of this shape
   */
  public static <T> T request(byte[] body, Class<T> shape) {
    try {
      T request = MAPPER.readValue(body, shape);
      if (request == null) {
        throw new Refused(CommonFailure.MALFORMED);
      }
      return request;
    } catch (IOException e) {
      throw new Refused(CommonFailure.MALFORMED);
    }
  }

  /**
   * An event's payload, of which every known member must be there.
   *
   * @throws IllegalArgumentException when it is not a JSON object of this shape
   */
  public static <T> T read(byte[] data, Class<T> shape) {
    try {
      T value = COMPLETE.forType(shape).readValue(data);
      if (value == null) {
        throw new IllegalArgumentException("null is not a " + shape.getSimpleName());
      }
      return value;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "not a " + shape.getSimpleName() + ": " + e.getClass().getSimpleName(), null);
    }
  }

  /** UTF-8 bytes of the value. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .withCoercionConfig(
            LogicalType.Textual,
            texts -> {
              texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
              texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
              texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
        .build();
  }
}
