package io.kennung.verification.senders.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A configuration, written down. */
record TwilioAccount(
    String account,
    String authToken,
    Optional<String> from,
    Optional<String> messagingService,
    Optional<String> callsFrom,
    URI baseUrl,
    Duration timeout)
    implements TwilioConfig.Account {

  static TwilioAccount of(String from, String messagingService, String callsFrom, URI baseUrl) {
    return new TwilioAccount(
        FakeTwilio.ACCOUNT,
        FakeTwilio.TOKEN,
        Optional.ofNullable(from),
        Optional.ofNullable(messagingService),
        Optional.ofNullable(callsFrom),
        baseUrl,
        Duration.ofSeconds(30));
  }

  TwilioAccount within(Duration timeout) {
    return new TwilioAccount(
        account, authToken, from, messagingService, callsFrom, baseUrl, timeout);
  }
}
