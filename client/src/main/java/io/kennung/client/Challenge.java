package io.kennung.client;

import io.kennung.protocol.Base64Text;
import io.kennung.protocol.ChallengeResponse;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;

/**
 * What the directory wants answered before it believes that a key is ours.
 *
 * @param token opaque, base64
 * @param key the directory's half of the exchange, fresh or not
 */
public record Challenge(String token, PublicKey key) {

  /**
   * Reads the members of a first answer.
   *
   * @throws DirectoryException UNEXPECTED when they are no challenge, or one that cannot be
   *     answered safely
   */
  public static Challenge of(Answer answer) {
    String token = answer.text("token");
    if (answer.read("token", token, Base64Text::decode).length == 0) {
      throw answer.unexpected("token");
    }
    return new Challenge(token, answer.publicKey("tokenRespKeyPub"));
  }

  /** The proof in base64, 44 characters. */
  public String response(SecretKey own) {
    return Base64Text.encode(ChallengeResponse.of(own, key, Base64Text.decode(token)));
  }

  /** Without the token: with its response it is worth an operation. */
  @Override
  public String toString() {
    return "Challenge";
  }
}
