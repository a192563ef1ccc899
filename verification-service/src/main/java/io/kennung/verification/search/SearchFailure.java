package io.kennung.verification.search;

import io.kennung.chassis.answers.Failure;

/** The ways in which a search by address can be wrong. None repeats what was looked for. */
enum SearchFailure implements Failure {
  ONE_ADDRESS("Search for one e-mail address or for one phone number."),
  NO_EMAIL("This is not an e-mail address that mail can be sent to."),
  NO_NUMBER("This is not a phone number that can be linked. Give it with the country code.");

  private final String text;

  SearchFailure(String text) {
    this.text = text;
  }

  @Override
  public int status() {
    return 400;
  }

  @Override
  public String text() {
    return text;
  }
}
