package io.kennung.verification.linking;

import io.kennung.chassis.possession.Challenge;

/**
 * The answer when there is nothing to do (directory contract, 6.2).
 *
 * @param linked always true
 */
public record AlreadyLinked(boolean linked) {

  /** The only one there is. */
  public static final AlreadyLinked YES = new AlreadyLinked(true);

  /** The opposite: a challenge says with it that there is something left to do. */
  public static Object no(Object answer) {
    return answer instanceof Challenge challenge
        ? new Challenge(challenge.token(), challenge.tokenRespKeyPub(), false)
        : answer;
  }
}
