package io.kennung.verification.senders.smpp;

import java.time.Duration;
import java.util.Optional;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** A configuration, written down. */
record CarrierAccess(
    String host,
    int port,
    boolean tls,
    String systemId,
    String password,
    Optional<String> systemType,
    String source,
    Optional<TypeOfNumber> sourceTon,
    Optional<NumberingPlanIndicator> sourceNpi,
    Duration enquireLink,
    Duration timeout,
    int window)
    implements SmppConfig.Carrier {

  static CarrierAccess to(int port, Duration timeout) {
    return new CarrierAccess(
        "127.0.0.1",
        port,
        false,
        FakeCarrier.SYSTEM_ID,
        FakeCarrier.PASSWORD,
        Optional.empty(),
        "Kennung",
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(30),
        timeout,
        10);
  }

  CarrierAccess from(String source, TypeOfNumber ton) {
    return new CarrierAccess(
        host,
        port,
        tls,
        systemId,
        password,
        systemType,
        source,
        Optional.ofNullable(ton),
        sourceNpi,
        enquireLink,
        timeout,
        window);
  }

  CarrierAccess asking(Duration enquireLink) {
    return new CarrierAccess(
        host,
        port,
        tls,
        systemId,
        password,
        systemType,
        source,
        sourceTon,
        sourceNpi,
        enquireLink,
        timeout,
        window);
  }

  CarrierAccess withWindow(int window) {
    return new CarrierAccess(
        host,
        port,
        tls,
        systemId,
        password,
        systemType,
        source,
        sourceTon,
        sourceNpi,
        enquireLink,
        timeout,
        window);
  }

  CarrierAccess as(String systemId, String password, String systemType) {
    return new CarrierAccess(
        host,
        port,
        tls,
        systemId,
        password,
        Optional.of(systemType),
        source,
        sourceTon,
        sourceNpi,
        enquireLink,
        timeout,
        window);
  }

  CarrierAccess at(String host) {
    return new CarrierAccess(
        host,
        port,
        true,
        systemId,
        password,
        systemType,
        source,
        sourceTon,
        sourceNpi,
        enquireLink,
        timeout,
        window);
  }
}
