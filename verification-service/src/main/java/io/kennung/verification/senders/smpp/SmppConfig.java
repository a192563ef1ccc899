package io.kennung.verification.senders.smpp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** Carriers, by the name that routes use. */
@ConfigMapping(prefix = "directory.senders.smpp")
interface SmppConfig {

  /** One for each name. */
  @WithParentName
  Map<String, Carrier> carriers();

  /** A carrier's message centre, as the carrier describes the access to it. */
  interface Carrier {

    /** Its name or address. No default. */
    String host();

    /** Its port; 2775 is usual for plain connections, 3550 for TLS. No default. */
    int port();

    /** Whether the connection is encrypted and the carrier's certificate checked. */
    @WithDefault("true")
    boolean tls();

    /** Whom we are there, at most 15 characters. No default. */
    String systemId();

    /** At most 8 characters (SMPP 3.4). No default. */
    String password();

    /** What kind of system we are there, at most 12 characters, where the carrier asks for it. */
    Optional<String> systemType();

    /**
     * Whom messages come from: a number with plus, a short code, or a name of at most 11 letters.
     */
    String source();

    /**
     * The type of the source; default by its form: international, network specific, alphanumeric.
     */
    Optional<TypeOfNumber> sourceTon();

    /**
     * The numbering plan of the source; default: ISDN for a number with plus, otherwise unknown.
     */
    Optional<NumberingPlanIndicator> sourceNpi();

    /** After how much silence the carrier is asked whether it is still there. */
    @WithDefault("30s")
    Duration enquireLink();

    /** How long sending one message may take in all, a new connection included. */
    @WithDefault("10s")
    Duration timeout();

    /** How many messages may wait for the carrier's answer at once. */
    @WithDefault("10")
    int window();
  }
}
