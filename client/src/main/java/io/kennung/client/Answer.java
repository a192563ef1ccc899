package io.kennung.client;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kennung.protocol.FeatureMask;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of the directory. Every reader throws a {@link DirectoryException} of kind
 * UNEXPECTED when the member is not what it should be. Answers carry tokens, so there is no {@code
 * toString} that shows one.
 */
public final class Answer {

  static final JsonMapper JSON =
      ForeignJson.mapper()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String path;
  private final JsonNode json;

  private Answer(String path, JsonNode json) {
    this.path = path;
    this.json = json;
  }

  /**
   * @param path what was asked, for error texts
   * @param body UTF-8
   * @throws DirectoryException REFUSED when the object says so, UNEXPECTED when it is no object
   */
  static Answer of(String path, byte[] body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      // Also of texts that are not even in the encoding they begin with.
      throw DirectoryException.unexpected(
          "the answer to " + path + " is not JSON; is this the address of a directory?", 200);
    }
    if (!json.isObject()) {
      throw DirectoryException.unexpected("the answer to " + path + " is not a JSON object", 200);
    }
    Answer answer = new Answer(path, json);
    answer.refuseWhereItRefuses();
    return answer;
  }

  /** A problem of RFC 9457; nothing is known of it where the body is none. */
  static Additions problem(byte[] body) {
    try {
      return new Additions(JSON.readTree(body));
    } catch (IOException e) {
      return Additions.NONE;
    }
  }

  /** Whether the member is there and not null. */
  public boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** A text. */
  public String text(String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw unexpected(name);
    }
    return value.textValue();
  }

  /** A text, or nothing where the member is missing; null is not a text. */
  public Optional<String> optionalText(String name) {
    return json.has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** A text that is a valid public key in base64. */
  public PublicKey publicKey(String name) {
    return read(name, text(name), PublicKey::ofBase64);
  }

  /** A truth value. */
  public boolean flag(String name) {
    JsonNode value = json.path(name);
    if (!value.isBoolean()) {
      throw unexpected(name);
    }
    return value.booleanValue();
  }

  /** A whole number of 64 bits. */
  public long number(String name) {
    return number(name, json.path(name));
  }

  /** A number that all clients can read as a feature mask. */
  public long featureMask(String name) {
    return featureMask(name, number(name));
  }

  /** A number that is an identity's state. */
  public IdentityState state(String name) {
    return state(name, number(name));
  }

  /** A number that is an identity's type; others than 0 and 1 may come one day. */
  public int type(String name) {
    return read(name, number(name), Math::toIntExact);
  }

  /** An object. */
  public Answer object(String name) {
    JsonNode value = json.path(name);
    if (!value.isObject()) {
      throw unexpected(name);
    }
    return new Answer(path, value);
  }

  /** The objects of an array. */
  public List<Answer> objects(String name) {
    List<Answer> objects = new ArrayList<>();
    for (JsonNode entry : array(name)) {
      if (!entry.isObject()) {
        throw unexpected(name);
      }
      objects.add(new Answer(path, entry));
    }
    return objects;
  }

  /** The whole numbers of an array that must have this many entries, null where it holds null. */
  public List<@Nullable Long> numbers(String name, int size) {
    JsonNode array = array(name);
    if (array.size() != size) {
      throw DirectoryException.unexpected(
          "the answer to %s has %d entries in %s instead of %d"
              .formatted(path, array.size(), name, size),
          200);
    }
    List<@Nullable Long> numbers = new ArrayList<>(size);
    for (JsonNode entry : array) {
      numbers.add(entry.isNull() ? null : (Long) number(name, entry));
    }
    return numbers;
  }

  /** Throws unless the answer says {@code "success":true}. */
  public void requireSuccess() {
    // One that says false has been refused already, as every answer that does.
    boolean unused = flag("success");
  }

  /** The whole object, for tests and for members this class has no reader for. May hold tokens. */
  public String json() {
    return json.toString();
  }

  /** What the contract does not promise. */
  public Additions additions() {
    return new Additions(json);
  }

  /** To throw where this member is not what it should be. */
  public DirectoryException unexpected(String name) {
    return DirectoryException.unexpected(
        "the answer to " + path + " has no usable member " + name, 200);
  }

  IdentityState state(String name, long code) {
    return read(name, code, number -> IdentityState.of(Math.toIntExact(number)));
  }

  long featureMask(String name, long mask) {
    if (!FeatureMask.isValid(mask)) {
      throw unexpected(name);
    }
    return mask;
  }

  <S, T> T read(String name, S value, Function<S, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw unexpected(name);
    }
  }

  private long number(String name, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw unexpected(name);
    }
    return value.longValue();
  }

  private JsonNode array(String name) {
    JsonNode array = json.path(name);
    if (!array.isArray()) {
      throw unexpected(name);
    }
    return array;
  }

  /** The mere presence of {@code error} is a failure, as every client of this wire reads it. */
  private void refuseWhereItRefuses() {
    JsonNode success = json.path("success");
    if ((success.isBoolean() && !success.booleanValue()) || json.has("error")) {
      throw DirectoryException.refused(additions());
    }
  }
}
