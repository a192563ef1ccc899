package io.kennung.client.safe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.SecretKey;
import java.io.IOException;

/**
 * The document that a backup holds (Safe contract, section 7). It is kept as it was read: members
 * that this class does not know, such as the contacts and groups of an app, are written again
 * unchanged. It holds the secret key, so there is no {@code toString} that shows it.
 */
public final class SafeBackup {

  private static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers of others come out as they came in.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ObjectNode json;
  private final SecretKey key;

  private SafeBackup(ObjectNode json, SecretKey key) {
    this.json = json;
    this.key = key;
  }

  /**
   * @param bytes UTF-8
   * @throws IllegalArgumentException when it is not the document of a backup, or one of a version
   *     that came later; the text says which, never what is in it
   */
  public static SafeBackup of(byte[] bytes) {
    if (!(tree(bytes) instanceof ObjectNode json)) {
      throw new IllegalArgumentException("the backup holds no JSON object");
    }
    JsonNode version = json.path("info").path("version");
    if (!version.isIntegralNumber()) {
      throw new IllegalArgumentException("the backup does not say its version");
    }
    if (version.asLong() != VERSION) {
      throw new IllegalArgumentException(
          "the backup has version %s, and only version 1 is known here"
              .formatted(version.asText()));
    }
    return new SafeBackup(json, key(json.path("user").path("privatekey")));
  }

  /**
   * One that holds the key and nothing else.
   *
   * @param device who wrote it, for example {@code idctl 0.1.0}
   */
  public static SafeBackup of(SecretKey key, String device) {
    return new SafeBackup(JSON.createObjectNode(), key).writtenBy(device, key);
  }

  /** The same with this key, as written by this device; everything else stays. */
  public SafeBackup writtenBy(String device, SecretKey current) {
    ObjectNode copy = json.deepCopy();
    object(copy, "info").put("version", VERSION).put("device", device);
    object(copy, "user").put("privatekey", Base64Text.encode(current.bytes()));
    for (String list : new String[] {"contacts", "groups", "distributionlists"}) {
      if (!copy.path(list).isArray()) {
        copy.putArray(list);
      }
    }
    ObjectNode settings = object(copy, "settings");
    if (!settings.path("syncContacts").isBoolean()) {
      settings.put("syncContacts", false);
    }
    return new SafeBackup(copy, current);
  }

  /** The identity's secret key. */
  public SecretKey key() {
    return key;
  }

  /** How many contacts it holds. */
  public int contacts() {
    return json.path("contacts").size();
  }

  /** How many groups it holds. */
  public int groups() {
    return json.path("groups").size();
  }

  /** UTF-8. A secret. */
  public byte[] json() {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  /** Without what is in it. */
  @Override
  public String toString() {
    return "SafeBackup";
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the backup holds no JSON");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  private static SecretKey key(JsonNode text) {
    try {
      return SecretKey.of(Base64Text.decode(text.asText()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the backup holds no usable key");
    }
  }
}
