package io.kennung.chassis.possession;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import io.kennung.protocol.SecretKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The keys under which challenges are issued, one generation a secret, newest first. */
final class ChallengeKeys {

  /**
   * One generation.
   *
   * @param id names the generation inside a token
   * @param key the X25519 pair whose public half goes to the client
   * @param publicKey its public half in base64
   * @param hmac authenticates tokens
   */
  record Generation(int id, SecretKey key, String publicKey, Hmac hmac) {

    byte[] mac(byte[] signedPart, Binding binding) {
      return hmac.of(signedPart, binding.bytes());
    }
  }

  private final List<Generation> generations;

  ChallengeKeys(Secrets secrets) {
    List<Secrets.Generation> keys = secrets.generations("kennung challenge key");
    List<byte[]> macKeys = secrets.derive("kennung challenge mac");
    this.generations =
        IntStream.range(0, keys.size())
            .mapToObj(i -> generation(keys.get(i), macKeys.get(i)))
            .toList();
  }

  Generation newest() {
    return generations.getFirst();
  }

  Optional<Generation> named(int id) {
    return generations.stream().filter(generation -> generation.id() == id).findFirst();
  }

  private static Generation generation(Secrets.Generation key, byte[] macKey) {
    SecretKey secretKey = SecretKey.of(key.key());
    return new Generation(key.id(), secretKey, secretKey.publicKey().base64(), new Hmac(macKey));
  }
}
