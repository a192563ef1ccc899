package io.kennung.revocation.passwords;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import io.kennung.protocol.RevocationKey;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes of a revocation key, which has only 32 bits, what is kept of it: an HMAC under a pepper
 * that the database does not know, so that a stolen dump cannot be reversed by trying all four
 * billion.
 *
 * <p>Peppers rotate like secrets, newest first. What was kept under one that has been dropped is
 * lost: its owner must set a password again.
 */
@Singleton
class Peppers {

  /** The peppers of this deployment. */
  @ConfigMapping(prefix = "directory.revocation")
  interface PeppersConfig {
    /**
     * Base64 of 32 random bytes each, comma separated, newest first. Losing them loses every
     * revocation password. The same in every replica. No default.
     */
    List<String> peppers();
  }

  /**
   * What is kept of a password.
   *
   * @param pepper names the pepper
   * @param hmac 32 bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // Goes straight into a row, or comes straight out.
  record Kept(int pepper, byte[] hmac) {}

  private record Generation(int id, Hmac hmac) {}

  private final List<Generation> generations;
  private final boolean forDevelopment;

  @Inject
  Peppers(PeppersConfig config) {
    this(Secrets.of("directory.revocation.peppers", config.peppers()));
  }

  Peppers(Secrets peppers) {
    this.forDevelopment = peppers.anyForDevelopment();
    this.generations =
        peppers.generations("kennung revocation pepper").stream()
            .map(generation -> new Generation(generation.id(), new Hmac(generation.key())))
            .toList();
  }

  /** Under the newest pepper. The same password of another identity is kept as something else. */
  Kept keep(String identity, RevocationKey key) {
    Generation newest = generations.getFirst();
    return new Kept(newest.id(), hmac(newest, identity, key));
  }

  /**
   * Under the same pepper as what is kept; when that has been dropped, something that equals
   * nothing.
   */
  byte[] under(Kept kept, String identity, RevocationKey key) {
    return generations.stream()
        .filter(generation -> generation.id() == kept.pepper())
        .findFirst()
        .map(generation -> hmac(generation, identity, key))
        .orElse(new byte[0]);
  }

  /** Looks like what is kept of a password, and is kept of none. */
  Kept nothing() {
    return new Kept(newest(), new byte[Secrets.LENGTH]);
  }

  /** The name of the one that passwords are kept under. */
  int newest() {
    return generations.getFirst().id();
  }

  /** The names of all that are in use. */
  List<Integer> all() {
    return generations.stream().map(Generation::id).toList();
  }

  /** Unsafe production does not boot: a pepper that everybody can read protects nobody. */
  void check(@Observes @Priority(1) StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      refuseDevelopmentPeppers();
    }
  }

  void refuseDevelopmentPeppers() {
    if (forDevelopment) {
      throw new IllegalStateException(
          "directory.revocation.peppers holds a development secret; make a new one: openssl rand"
              + " -base64 32");
    }
  }

  private static byte[] hmac(Generation generation, String identity, RevocationKey key) {
    return generation.hmac().of(identity.getBytes(StandardCharsets.US_ASCII), key.bytes());
  }
}
