package io.kennung.verification.failures;

import io.kennung.chassis.answers.Failure;

/**
 * Every way in which linking can fail, beyond what every service knows. Told as answers of status
 * 200, as the contract wants it; the words, in the language of the client, stand in {@code
 * texts/failures}. None of them tells whether an address is known to the directory.
 */
public enum LinkFailure implements Failure {
  INVALID_EMAIL("This is not an e-mail address that mail can be sent to."),
  INVALID_NUMBER("This is not a phone number. Give it with the country code."),
  SHORT_NUMBER("Short numbers cannot be linked."),
  PREMIUM_NUMBER("Premium-rate and service numbers cannot be linked."),
  /** Not a failure: said beside the answer. */
  LANDLINE_NOTICE(
      "Short messages do not reach landlines. Ask for a call that reads the code aloud."),
  BLOCKED_NUMBER("This number cannot receive codes."),
  NOT_CALLABLE("This number cannot be called."),
  NO_VERIFICATION("This verification is unknown or has ended. Please start again."),
  WRONG_CODE("The code is wrong."),
  CODE_EXPIRED("The code is no longer good. Ask for a new one."),
  TOO_MANY_TRIES("Too many wrong codes. Please start again."),
  TRY_LATER("Please wait before you try another code."),
  CALL_TOO_EARLY("Please wait before you ask for a call."),
  NO_MORE_CALLS("There are no more calls for this verification."),
  CANNOT_SEND("No code can be sent at the moment. Please try again later.");

  private final String text;

  LinkFailure(String text) {
    this.text = text;
  }

  @Override
  public int status() {
    return 200;
  }

  @Override
  public String text() {
    return text;
  }
}
