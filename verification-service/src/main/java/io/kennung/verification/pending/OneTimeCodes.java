package io.kennung.verification.pending;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The codes and links by which addresses are proven. None of them is kept: both are derived from a
 * random seed by a key that the database does not know, so that a message can be sent again with
 * the same code, and a stolen row proves nothing.
 */
@Singleton
public class OneTimeCodes {

  private static final int CODES = 1_000_000;
  private static final int SEED_LENGTH = 4 + 16;
  private static final int PROOF_LENGTH = 16;
  private static final byte[] CODE = "code".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINK = "link".getBytes(StandardCharsets.US_ASCII);

  private final List<Secrets.Generation> generations;
  private final SecureRandom random;

  /** Codes under the deployment's secrets. */
  @Inject
  public OneTimeCodes(Secrets secrets, SecureRandom random) {
    this.generations = secrets.generations("kennung code");
    this.random = random;
  }

  /** What a new code comes from: the key's generation, then 16 random bytes. */
  byte[] newSeed() {
    byte[] nonce = new byte[SEED_LENGTH - 4];
    random.nextBytes(nonce);
    return ByteBuffer.allocate(SEED_LENGTH).putInt(generations.getFirst().id()).put(nonce).array();
  }

  /** A new id. */
  byte[] newId() {
    byte[] id = new byte[Verification.ID_LENGTH];
    random.nextBytes(id);
    return id;
  }

  /** Six digits; empty when the key they came from is no longer in use. */
  public Optional<String> code(Verification verification) {
    return derived(CODE, verification)
        .map(bytes ->
            // 64 bits spread over a million codes: what is uneven about it nobody can use.
            Long.remainderUnsigned(ByteBuffer.wrap(bytes).getLong(), CODES))
        .map(number -> String.format(Locale.ROOT, "%06d", number));
  }

  /** Whether this is the code, in a time that does not depend on how much of it is right. */
  public boolean isCode(Verification verification, String given) {
    return code(verification)
        .filter(code ->
            MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  /** What the link of a mail ends in: the id, then 128 bits that only this key can make. */
  public Optional<String> linkToken(Verification verification) {
    return derived(LINK, verification)
        .map(bytes ->
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    ByteBuffer.allocate(Verification.ID_LENGTH + PROOF_LENGTH)
                        .put(verification.id())
                        .put(bytes, 0, PROOF_LENGTH)
                        .array()));
  }

  /** The id inside of a token; nothing is proven by it. */
  public static Optional<byte[]> idOf(String linkToken) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(linkToken);
      return bytes.length == Verification.ID_LENGTH + PROOF_LENGTH
          ? Optional.of(Arrays.copyOf(bytes, Verification.ID_LENGTH))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether this is the token of this verification. */
  public boolean isLinkToken(Verification verification, String given) {
    return linkToken(verification)
        .filter(token ->
            MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private Optional<byte[]> derived(byte[] use, Verification verification) {
    int id = ByteBuffer.wrap(verification.seed()).getInt();
    return Secrets.Generation.named(id, generations)
        .map(generation ->
            new Hmac(generation.key()).of(use, verification.id(), verification.seed()));
  }
}
