package io.kennung.idctl.data;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.ForeignJson;
import io.kennung.protocol.Base64Text;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code backup.json} in a data backup holds. A ZIP with AES protects what is in each file,
 * but not which files there are, nor what they are called; this does.
 */
final class Manifest {

  /** Where it lies in the ZIP. */
  static final String FILE = "backup.json";

  private static final ObjectMapper JSON = ForeignJson.mapper().build();
  private static final String FORMAT = "kennung-data-backup";
  private static final int VERSION = 1;

  private final Map<String, String> hashes = new TreeMap<>();

  /** One without files yet. */
  Manifest() {}

  /**
   * @throws IllegalArgumentException when it is none
   */
  static Manifest of(byte[] bytes) {
    JsonNode json = parsed(bytes);
    if (!json.path("format").asText().equals(FORMAT) || !json.path("files").isObject()) {
      throw new IllegalArgumentException("no manifest");
    }
    Manifest manifest = new Manifest();
    json.path("files")
        .properties()
        .forEach(file -> manifest.hashes.put(file.getKey(), file.getValue().asText()));
    return manifest;
  }

  /** Whether a later idctl has written it, in a way that this one does not know. */
  static boolean isNewer(byte[] bytes) {
    JsonNode json = parsed(bytes);
    return json.path("format").asText().equals(FORMAT) && json.path("version").asInt() > VERSION;
  }

  /** Names a file and what is in it. */
  void add(String name, byte[] bytes) {
    hashes.put(name, hash(bytes));
  }

  /** The names of all files. */
  Set<String> files() {
    return hashes.keySet();
  }

  /** Whether this is what was in the file. */
  boolean isIn(String name, byte[] bytes) {
    return hash(bytes).equals(hashes.get(name));
  }

  byte[] bytes(Instant createdAt) {
    ObjectNode json = JSON.createObjectNode().put("format", FORMAT).put("version", VERSION);
    json.put("createdAt", createdAt.toString());
    ObjectNode files = json.putObject("files");
    hashes.forEach(files::put);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON");
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return Base64Text.encode(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
