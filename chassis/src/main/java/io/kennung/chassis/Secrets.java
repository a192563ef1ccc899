package io.kennung.chassis;

import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The deployment's secrets, newest first. No secret is used as it is: every use derives its own key
 * by HKDF-SHA256 with a label, so that one leaking key tells nothing about the others.
 *
 * <p>To rotate: add the new secret as the second everywhere, then make it the first everywhere,
 * then drop the old one.
 */
@Singleton
public class Secrets {

  /** The length of a secret and of every key derived from one, in bytes. */
  public static final int LENGTH = 32;

  /**
   * Marks a secret that is published with the source code: the base64 of it begins with {@code
   * ZGV2ZWxvcG1lbnQ}.
   */
  private static final byte[] DEVELOPMENT = "development".getBytes(StandardCharsets.US_ASCII);

  /** Keys of this deployment. */
  @ConfigMapping(prefix = "directory")
  public interface SecretsConfig {
    /**
     * Base64 of 32 random bytes each, comma separated: the first is used for what is new, all are
     * accepted for what is older. The same in every service and replica. No default.
     */
    List<String> secrets();
  }

  /**
   * The key that one of the secrets gives for a use.
   *
   * @param id names the secret in what is made with the key, without telling anything about it
   * @param key 32 bytes
   */
  public record Generation(int id, byte[] key) {

    /** The one of this id; empty when its secret is no longer in use. */
    public static Optional<Generation> named(int id, List<Generation> generations) {
      return generations.stream().filter(generation -> generation.id() == id).findFirst();
    }
  }

  private final List<byte[]> generations;

  /** Reads the configured secrets. */
  @Inject
  public Secrets(SecretsConfig config) {
    this(decoded("directory.secrets", config.secrets()));
  }

  /**
   * @param generations 32 bytes each, newest first
   */
  public Secrets(List<byte[]> generations) {
    if (generations.isEmpty()) {
      throw new IllegalArgumentException("directory.secrets must hold at least one secret");
    }
    this.generations = List.copyOf(generations);
  }

  /**
   * Secrets that stand under another key of the configuration, for what must not change together
   * with everything else.
   *
   * @param key of the configuration, for the message when they are not good
   * @param texts base64 of 32 bytes each, newest first
   */
  public static Secrets of(String key, List<String> texts) {
    return new Secrets(decoded(key, texts));
  }

  /** For each secret, newest first, the 32-byte key for this use. */
  public List<byte[]> derive(String label) {
    return generations.stream().map(secret -> hkdf(secret, label)).toList();
  }

  /** For each secret, newest first, the key for this use, with a name to find it again by. */
  public List<Generation> generations(String label) {
    List<byte[]> ids = derive(label + " generation");
    List<byte[]> keys = derive(label);
    return IntStream.range(0, keys.size())
        .mapToObj(i -> new Generation(ByteBuffer.wrap(ids.get(i)).getInt(), keys.get(i)))
        .toList();
  }

  /** Whether any of them is a published development secret. */
  public boolean anyForDevelopment() {
    return generations.stream().anyMatch(Secrets::isForDevelopment);
  }

  private static boolean isForDevelopment(byte[] secret) {
    return Arrays.equals(secret, 0, DEVELOPMENT.length, DEVELOPMENT, 0, DEVELOPMENT.length);
  }

  private static List<byte[]> decoded(String key, List<String> texts) {
    return texts.stream().map(text -> decoded(key, text)).toList();
  }

  private static byte[] decoded(String key, String text) {
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " must be base64", null);
    }
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException("each of " + key + " must be base64 of 32 bytes");
    }
    return secret;
  }

  private static byte[] hkdf(byte[] secret, String label) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(label.getBytes(StandardCharsets.UTF_8), LENGTH));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF-SHA256", e);
    }
  }
}
