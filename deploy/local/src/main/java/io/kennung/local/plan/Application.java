package io.kennung.local.plan;

import java.nio.file.Path;
import java.util.List;

/**
 * A service: the one table that says which there are. A new one is one more line.
 *
 * @param name short, as in routes and options
 * @param folder of its module, and its name towards people
 * @param port its standard port; its management port is {@link #MANAGEMENT} further up
 * @param schema in the database, and the role that owns it
 * @param heap options of its JVM
 * @param warmUp paths that are asked for during the training run of its start-up cache
 */
public record Application(
    String name, String folder, int port, String schema, String heap, List<String> warmUp) {

  /** From a service's port to its management port. */
  public static final int MANAGEMENT = 1000;

  /**
   * Options of every JVM, beyond its heap. A start-up cache fits no other collector and no other
   * layout of objects.
   */
  public static final String JVM = "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders";

  private static final String SMALL = "-Xms48m -Xmx256m";

  /**
   * What is on its way through safe-service must not be taken for something that lasts: in the
   * small heap half of what a download cost was the collection of garbage.
   */
  private static final String FOR_WHAT_PASSES = "-Xms128m -Xmx256m -Xmn80m -XX:SurvivorRatio=3";

  /** Every service, in the order in which they are started. */
  public static final List<Application> ALL =
      List.of(
          new Application(
              "identity",
              "identity-service",
              8081,
              "identity",
              SMALL,
              List.of("/identity/ECHOECHO", "/identity/nobody", "/auth_token")),
          new Application(
              "verification",
              "verification-service",
              8082,
              "verification",
              SMALL,
              List.of("/link/phone/123456", "/link/email/nobody")),
          new Application(
              "safe",
              "safe-service",
              8083,
              "safe",
              FOR_WHAT_PASSES,
              List.of("/config", "/backups/" + "0".repeat(64), "/backups/nobody")),
          new Application(
              "revocation",
              "revocation-service",
              8084,
              "revocation",
              SMALL,
              List.of("/identity/revoke", "/identity/ws/revoke", "/revoke")));

  /**
   * The service of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Application named(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service " + name));
  }

  /**
   * The short name of one of its processes: {@code identity}, then {@code identity-2} and so on.
   */
  public String process(int number) {
    return numbered(name, number);
  }

  /**
   * The name of one of its processes towards people: {@code identity-service}, then {@code
   * identity-service-2} and so on.
   */
  public String title(int number) {
    return numbered(folder, number);
  }

  private static String numbered(String name, int number) {
    return number == 1 ? name : name + "-" + number;
  }

  /** Where its build leaves the packaged program. */
  public Path packaged(Path root) {
    return root.resolve(folder).resolve("target/quarkus-app");
  }
}
