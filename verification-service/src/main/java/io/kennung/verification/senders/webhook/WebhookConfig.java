package io.kennung.verification.senders.webhook;

import io.kennung.verification.senders.Channel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Gateways of one's own, by the name that routes use. */
@ConfigMapping(prefix = "directory.senders.webhook")
interface WebhookConfig {

  /** One for each name. */
  @WithParentName
  Map<String, Gateway> gateways();

  /** A gateway that takes messages as JSON. */
  interface Gateway {

    /** Where messages are posted to: https, or http on the own machine. No default. */
    URI url();

    /**
     * At least 32 characters; the key of the signatures in both directions, its UTF-8 bytes as they
     * are. No default.
     */
    String secret();

    /** What the gateway can do. */
    @WithDefault("sms,call")
    Set<Channel> channels();

    /** How long sending one message may take in all. */
    @WithDefault("10s")
    Duration timeout();
  }
}
