package io.kennung.client.safe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Document;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.SecretKey;

/**
 * The document that a backup holds (Safe contract, section 7): belongings, the key, and who wrote
 * it. What this class does not know is kept as it was read. It holds the secret key, so there is no
 * {@code toString} that shows it.
 */
public final class SafeBackup {

  private static final int VERSION = 1;

  private final SecretKey key;
  private final Belongings belongings;
  private final ObjectNode info;

  private SafeBackup(SecretKey key, Belongings belongings, ObjectNode info) {
    this.key = key;
    this.belongings = belongings;
    this.info = info;
  }

  /**
   * @param bytes UTF-8
   * @throws IllegalArgumentException when it is not the document of a backup, or one of a version
   *     that came later; the text says which, never what is in it
   */
  public static SafeBackup of(byte[] bytes) {
    ObjectNode json = document(bytes);
    JsonNode version = json.path("info").path("version");
    if (!version.isIntegralNumber() || !version.canConvertToInt()) {
      throw new IllegalArgumentException("the backup does not say its version");
    }
    if (version.intValue() != VERSION) {
      throw new IllegalArgumentException(
          "the backup has version %s, and only version 1 is known here"
              .formatted(version.asText()));
    }
    SecretKey key = key(json.path("user").path("privatekey"));
    ObjectNode info = (ObjectNode) json.required("info");
    return new SafeBackup(key, Belongings.owning(json), info);
  }

  /**
   * A new one.
   *
   * @param device who writes it, for example {@code idctl 0.1.0}
   */
  public static SafeBackup of(SecretKey key, Belongings belongings, String device) {
    ObjectNode info = Document.empty();
    info.put("version", VERSION).put("device", device);
    return new SafeBackup(key, belongings, info);
  }

  /** The same with this key, as written by this device; everything else stays. */
  public SafeBackup writtenBy(String device, SecretKey current) {
    return new SafeBackup(current, belongings, info.deepCopy().put("device", device));
  }

  /** The identity's secret key. */
  public SecretKey key() {
    return key;
  }

  /** Everything but the key. */
  public Belongings belongings() {
    return belongings;
  }

  /**
   * UTF-8, with all that every reader needs. A secret.
   *
   * @throws IllegalArgumentException when it would be too large to be read again
   */
  public byte[] json() {
    ObjectNode rest = belongings.json();
    ObjectNode json = Document.empty();
    json.set("info", info);
    ObjectNode user = json.putObject("user");
    user.put("privatekey", Base64Text.encode(key.bytes()));
    if (rest.remove("user") instanceof ObjectNode known) {
      user.setAll(known);
    }
    json.setAll(rest);
    for (String list : new String[] {"contacts", "groups", "distributionlists"}) {
      if (!json.path(list).isArray()) {
        json.putArray(list);
      }
    }
    ObjectNode settings =
        json.get("settings") instanceof ObjectNode there ? there : json.putObject("settings");
    if (!settings.path("syncContacts").isBoolean()) {
      settings.put("syncContacts", false);
    }
    byte[] written = Document.write(json);
    ObjectNode unused = Document.read(written);
    return written;
  }

  /** Without what is in it. */
  @Override
  public String toString() {
    return "SafeBackup";
  }

  private static ObjectNode document(byte[] bytes) {
    try {
      return Document.read(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the backup holds no JSON object");
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
