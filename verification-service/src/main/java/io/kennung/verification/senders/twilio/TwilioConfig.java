package io.kennung.verification.senders.twilio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Accounts at Twilio, by the name that routes use. */
@ConfigMapping(prefix = "directory.senders.twilio")
interface TwilioConfig {

  /** One for each name. */
  @WithParentName
  Map<String, Account> accounts();

  /** What Twilio's console shows. */
  interface Account {

    /** The account's SID, {@code AC…}. No default. */
    String account();

    /** The account's token; also proves that a report of fate comes from Twilio. No default. */
    String authToken();

    /**
     * The number (E.164) or name that SMS come from. Not together with {@link #messagingService}.
     */
    Optional<String> from();

    /** The SID of a messaging service that chooses the number, {@code MG…}. */
    Optional<String> messagingService();

    /** The number (E.164) that calls come from. Without it this account makes no calls. */
    Optional<String> callsFrom();

    /** Where the API is: https, or http on the own machine. */
    @WithDefault("https://api.twilio.com")
    URI baseUrl();

    /** How long sending one message may take in all. */
    @WithDefault("10s")
    Duration timeout();
  }
}
