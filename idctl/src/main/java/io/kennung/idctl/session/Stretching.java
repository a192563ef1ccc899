package io.kennung.idctl.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.protocol.Base64Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * From a passphrase to a key with Argon2id (RFC 9106), slowly, for whoever tries many.
 *
 * @param memory in KiB
 * @param iterations over all of it
 * @param salt 16 bytes
 */
record Stretching(int memory, int iterations, byte[] salt) {

  /** The second choice of RFC 9106, section 4, with one lane: half a second on an old laptop. */
  private static final int MEMORY = 64 * 1024;

  private static final int ITERATIONS = 3;
  private static final int SALT = 16;

  /** What a damaged file must not make us do. */
  private static final int MOST_MEMORY = 1024 * 1024;

  private static final int MOST_ITERATIONS = 100;
  private static final String NAME = "argon2id";

  /** For a passphrase that is chosen now. */
  static Stretching today(SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return new Stretching(MEMORY, ITERATIONS, salt);
  }

  /**
   * @throws IllegalArgumentException when a member is missing or out of bounds
   */
  static Stretching of(JsonNode json) {
    int memory = json.required("memoryKiB").asInt();
    int iterations = json.required("iterations").asInt();
    byte[] salt = Base64Text.decode(json.required("salt").asText());
    if (!json.required("kdf").asText().equals(NAME)
        || memory < 8
        || memory > MOST_MEMORY
        || iterations < 1
        || iterations > MOST_ITERATIONS
        || salt.length != SALT) {
      throw new IllegalArgumentException("out of bounds");
    }
    return new Stretching(memory, iterations, salt);
  }

  void describe(ObjectNode json) {
    json.put("kdf", NAME)
        .put("memoryKiB", memory)
        .put("iterations", iterations)
        .put("salt", Base64Text.encode(salt));
  }

  SecretKeySpec key(char[] passphrase) {
    ByteBuffer text = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    byte[] bytes = new byte[text.remaining()];
    text.get(bytes);
    byte[] key = new byte[32];
    try {
      Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
      argon2.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(iterations)
              .withParallelism(1)
              .withSalt(salt)
              .build());
      argon2.generateBytes(bytes, key);
      return new SecretKeySpec(key, "AES");
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(text.array(), (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }
}
