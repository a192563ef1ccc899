package io.kennung.local.plan;

import io.kennung.local.state.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every service of a stack is told about the world around it.
 *
 * @param root of the repository
 * @param logs folder of the services' logs
 * @param jdbcUrl of the database
 * @param bootstrapServers of Kafka
 * @param secrets of this machine
 * @param limits whether clients on this machine are limited like all others
 * @param outside what lies around the services
 */
public record Surroundings(
    Path root,
    Path logs,
    String jdbcUrl,
    String bootstrapServers,
    Secrets secrets,
    boolean limits,
    Outside outside) {

  /** Of a stack on the standard ports. */
  public Surroundings(
      Path root,
      Path logs,
      String jdbcUrl,
      String bootstrapServers,
      Secrets secrets,
      boolean limits) {
    this(root, logs, jdbcUrl, bootstrapServers, secrets, limits, Outside.on(Ports.standard()));
  }

  /** The same around services that lie elsewhere. */
  public Surroundings at(Path otherRoot) {
    return new Surroundings(otherRoot, logs, jdbcUrl, bootstrapServers, secrets, limits, outside);
  }

  /** The password of the role that owns this schema. */
  public String password(String schema) {
    return secrets.of("password." + schema);
  }

  /** What whoever sends to the telephone signs with. */
  public String telephoneToken() {
    return OwnSettings.telephoneToken(secrets);
  }

  /** By which the services prove to the issuer that they are its client. */
  public String clientSecret() {
    return OwnSettings.clientSecret(secrets);
  }

  /**
   * How to start a process of a service.
   *
   * @param name of the process: a second one of the same service needs its own
   * @param flags of the JVM beyond the usual ones
   */
  public Launch launch(Application service, String name, int port, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(List.of(javaOptions(service).split(" +")));
    command.addAll(flags);
    OwnSettings own = OwnSettings.of(service, outside, secrets);
    Map<String, String> settings = settings(service, port);
    settings.putAll(own.settings());
    settings.forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
    command.addAll(List.of("-jar", "quarkus-run.jar"));
    Map<String, String> environment = new TreeMap<>(own.environment());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", password(service.schema()));
    environment.put("DIRECTORY_SECRETS", secrets.of("directory.secrets"));
    return new Launch(
        name, service.packaged(root), command, environment, port, logs.resolve(name + ".log"));
  }

  private Map<String, String> settings(Application service, int port) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("quarkus.management.host", "127.0.0.1");
    settings.put("quarkus.management.port", Integer.toString(port + Application.MANAGEMENT));
    settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
    settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
    // With it, a service knows the port by which a browser has come, and finds the way back there.
    settings.put("quarkus.http.proxy.enable-forwarded-host", "true");
    settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
    settings.put("quarkus.datasource.username", service.schema());
    settings.put("kafka.bootstrap.servers", bootstrapServers);
    if (!limits) {
      settings.put("directory.limits.exempt", "127.0.0.0/8,::1/128");
    }
    return settings;
  }

  private static String javaOptions(Application service) {
    String chosen = System.getenv("KENNUNG_JAVA_OPTS");
    return chosen != null && !chosen.isBlank()
        ? chosen.strip()
        : Application.JVM + " " + service.heap();
  }
}
