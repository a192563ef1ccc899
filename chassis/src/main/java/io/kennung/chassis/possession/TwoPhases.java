package io.kennung.chassis.possession;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.PublicKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * The one course that every authenticated call of an existing identity takes (directory contract,
 * 2.1).
 */
@Singleton
public class TwoPhases {

  private final Possession possession;
  private final PublicKeys publicKeys;

  /** The course, over this service's view of the keys. */
  @Inject
  public TwoPhases(Possession possession, PublicKeys publicKeys) {
    this.possession = possession;
    this.publicKeys = publicKeys;
  }

  /**
   * Answers a first phase with a challenge and a second one with the operation's answer.
   *
   * @throws Refused when the identity does not live, the token is not good or the response is wrong
   */
  public Object answer(ProvenRequest request, Function<Proof, Object> operation) {
    String identity = request.identity();
    if (identity == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    if (request.token() == null) {
      keyOf(identity);
      return possession.challenge(request.binding());
    }
    if (request.response() == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    Possession.IssuedChallenge challenge = possession.recognise(request.binding(), request.token());
    return operation.apply(challenge.proveBy(keyOf(identity), request.response()));
  }

  private PublicKey keyOf(String identity) {
    if (!IdentityId.isWellFormed(identity)) {
      throw new Refused(CommonFailure.UNKNOWN_IDENTITY);
    }
    return publicKeys.of(identity).orElseThrow(() -> new Refused(CommonFailure.UNKNOWN_IDENTITY));
  }
}
