package io.kennung.local.plan;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.FreePort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The port of everything that listens, by the name it has in {@code --port NAME=PORT}.
 *
 * @param byName 0 means any that is free
 */
public record Ports(Map<String, Integer> byName) {

  public static final String FRONT_DOOR = "front-door";
  public static final String POSTGRES = "postgres";
  public static final String KAFKA = "kafka";
  public static final String SMTP = "smtp";
  public static final String MAIL = "mail";
  public static final String TELEPHONE = "telephone";
  public static final String ISSUER = "issuer";

  private static final int HIGHEST = 65_535;

  /** From a process of a service to the next one of the same service. */
  private static final int NEXT_REPLICA = 10;

  public static Ports standard() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(FRONT_DOOR, 8080);
    Application.ALL.forEach(each -> ports.put(each.name(), each.port()));
    ports.put(POSTGRES, 15_432);
    ports.put(KAFKA, 19_092);
    ports.put(SMTP, 1_025);
    ports.put(MAIL, 8_025);
    ports.put(TELEPHONE, 8_026);
    ports.put(ISSUER, 8_027);
    return new Ports(ports);
  }

  /** Whatever is free, for tests that run beside other things. */
  public static Ports anyFree() {
    Map<String, Integer> ports = new LinkedHashMap<>(standard().byName);
    ports.replaceAll((name, port) -> 0);
    return new Ports(ports);
  }

  /**
   * These, and those of so many processes of every service. The first keeps the port of its
   * service, the others follow in steps of ten where nothing else is chosen.
   */
  public Ports withReplicas(int count) {
    Map<String, Integer> ports = new LinkedHashMap<>(byName);
    for (Application each : Application.ALL) {
      for (int number = 2; number <= count; number++) {
        ports.putIfAbsent(each.process(number), 0);
      }
    }
    return new Ports(ports);
  }

  /** These, but for one. */
  public Ports with(String name, int port) {
    if (!byName.containsKey(name)) {
      throw new StartFailure(
          "--port %s=%d: no such name; there are %s"
              .formatted(name, port, String.join(", ", byName.keySet())));
    }
    if (port < 0 || port > HIGHEST - (isService(name) ? Application.MANAGEMENT : 0)) {
      throw new StartFailure("--port %s=%d: no such port".formatted(name, port));
    }
    Map<String, Integer> ports = new LinkedHashMap<>(byName);
    ports.put(name, port);
    return new Ports(ports);
  }

  public int of(String name) {
    Integer port = byName.get(name);
    if (port == null) {
      throw new IllegalArgumentException(name);
    }
    return port;
  }

  /**
   * These, with every 0 replaced by a free port.
   *
   * @throws StartFailure if a port is taken, or wanted twice
   */
  public Ports resolved() {
    Map<String, Integer> resolved = new LinkedHashMap<>(byName);
    resolved.replaceAll((name, port) -> port != 0 ? port : portFor(name));
    Ports ports = new Ports(resolved);
    ports.demandFree();
    return ports;
  }

  private void demandFree() {
    Map<Integer, String> wanted = new HashMap<>();
    for (Listener each : listeners()) {
      String other = wanted.putIfAbsent(each.port(), each.name());
      if (other != null) {
        throw new StartFailure(
            "port %d is wanted by both %s and %s; choose another with --port %s=PORT"
                .formatted(each.port(), other, each.name(), each.name()));
      }
      if (!FreePort.isFree(each.port())) {
        throw new StartFailure(
            "port %d (%s) is taken; choose another with --port %s=PORT"
                .formatted(each.port(), each.what(), each.name()));
      }
    }
  }

  private record Listener(String name, String what, int port) {}

  private List<Listener> listeners() {
    List<Listener> listeners = new ArrayList<>();
    for (String name : List.of(FRONT_DOOR, POSTGRES, KAFKA, SMTP, MAIL, TELEPHONE, ISSUER)) {
      listeners.add(new Listener(name, name, of(name)));
    }
    for (Application each : Application.ALL) {
      for (int number = 1; byName.containsKey(each.process(number)); number++) {
        String name = each.process(number);
        String what = each.title(number);
        listeners.add(new Listener(name, what, of(name)));
        listeners.add(new Listener(name, what + ", management", of(name) + Application.MANAGEMENT));
      }
    }
    return listeners;
  }

  private int portFor(String name) {
    if (!isService(name)) {
      return FreePort.any();
    }
    for (Application each : Application.ALL) {
      for (int number = 2; byName.containsKey(each.process(number)); number++) {
        if (name.equals(each.process(number)) && of(each.name()) != 0) {
          return of(each.name()) + NEXT_REPLICA * (number - 1);
        }
      }
    }
    return FreePort.withNeighbour(Application.MANAGEMENT);
  }

  private static boolean isService(String name) {
    return Application.ALL.stream()
        .anyMatch(each -> name.equals(each.name()) || name.startsWith(each.name() + "-"));
  }
}
