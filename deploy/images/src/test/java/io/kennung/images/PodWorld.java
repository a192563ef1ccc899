package io.kennung.images;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import io.kennung.kubernetes.tools.Rendered;
import io.kennung.local.LocalKafka;
import io.kennung.local.LocalPostgres;
import io.kennung.local.mail.MailCatcher;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Outside;
import io.kennung.local.plan.Ports;
import io.kennung.local.run.Teardown;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import io.kennung.local.telephone.Telephone;
import io.kennung.local.telephone.TwilioAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an operator has before the chart comes: a database, a broker, mail, secrets and values. */
final class PodWorld implements AutoCloseable {

  private static final String ADMIN = "admin";
  private static final String SENDER = "+15005550006";

  private final Ports ports = Ports.anyFree().resolved();
  private final Path folder = Path.of("target", "pods").toAbsolutePath();
  private final Teardown teardown = new Teardown();
  private final Map<String, Map<String, String>> secrets = new HashMap<>();
  private final Telephone telephone;

  /** Empty: no role, no schema and no topic is there yet. */
  PodWorld() throws SQLException {
    StateFolder state = new StateFolder(folder);
    state.create();
    state.forget();
    LocalPostgres postgres =
        teardown.open(() -> LocalPostgres.start(state.postgres(), ports.of(Ports.POSTGRES)));
    var _ = teardown.open(() -> LocalKafka.start(state.kafka(), ports.of(Ports.KAFKA)));
    var _ =
        teardown.open(
            () -> new MailCatcher(ports.of(Ports.SMTP), ports.of(Ports.MAIL), Clock.systemUTC()));
    String password = Secrets.random();
    String token = Secrets.random();
    telephone =
        teardown.open(() ->
            new Telephone(
                ports.of(Ports.TELEPHONE),
                new TwilioAccount(Outside.TELEPHONE_ACCOUNT, token),
                Clock.systemUTC()));
    try (var connection = postgres.administrator();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE admin LOGIN CREATEROLE PASSWORD '%s'".formatted(password));
      statement.execute("ALTER DATABASE kennung OWNER TO admin");
    }
    secrets.put("postgres-admin", Map.of("username", ADMIN, "password", password));
    secrets.put("kennung", keys(token));
  }

  /** By their names. */
  Map<String, Map<String, String>> secrets() {
    return secrets;
  }

  /** The chart with the values of this world. */
  Rendered chart() throws IOException {
    Path values = folder.resolve("values.yaml");
    Files.writeString(values, new YAMLMapper().writeValueAsString(values()));
    return Helm.rendered(new Installation("pods", List.of(values)));
  }

  int port(Application service) {
    return ports.of(service.name());
  }

  URI address(Application service) {
    return URI.create("http://127.0.0.1:" + port(service));
  }

  URI frontDoor() {
    return URI.create("http://127.0.0.1:" + ports.of(Ports.FRONT_DOOR));
  }

  URI telephone() {
    return telephone.uri();
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    teardown.close();
  }

  private static Map<String, String> keys(String telephoneToken) {
    Map<String, String> keys = new HashMap<>();
    for (String each :
        List.of(
            "directory.secrets",
            "directory.links.peppers",
            "directory.revocation.peppers",
            "directory.safe.name-keys")) {
      keys.put(each, Secrets.random());
    }
    Application.ALL.forEach(each -> keys.put("password." + each.name(), Secrets.random()));
    keys.put("directory.senders.twilio.telephone.auth-token", telephoneToken);
    return keys;
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("publicUrl", frontDoor().toString());
    values.put("image", Map.of("registry", "localhost/kennung", "tag", BuiltImages.TAG));
    values.put("secrets", Map.of("name", "kennung"));
    values.put(
        "database",
        Map.of(
            "host",
            "127.0.0.1",
            "port",
            ports.of(Ports.POSTGRES),
            "sslMode",
            "disable",
            "setup",
            Map.of("admin", Map.of("secretName", "postgres-admin"))));
    values.put(
        "kafka",
        Map.of(
            "bootstrapServers",
            "127.0.0.1:" + ports.of(Ports.KAFKA),
            "topics",
            Map.of("job", true, "replicationFactor", 1)));
    values.put(
        "mail",
        Map.of(
            "host", "127.0.0.1",
            "port", ports.of(Ports.SMTP),
            "from", "Kennung <kennung@localhost.localdomain>",
            "startTls", "DISABLED"));
    values.put(
        "senders",
        Map.of(
            "routes", Map.of("default", "telephone"),
            "twilio",
                Map.of(
                    "telephone",
                    Map.of(
                        "account",
                        Outside.TELEPHONE_ACCOUNT,
                        "from",
                        SENDER,
                        "callsFrom",
                        SENDER,
                        "baseUrl",
                        telephone.uri().toString()))));
    values.put("replicas", 1);
    values.put("trustedProxies", List.of("127.0.0.1/32"));
    Map<String, Object> services = new HashMap<>();
    Application.ALL.forEach(each -> services.put(each.name(), Map.of("settings", own(each))));
    values.put("services", services);
    return values;
  }

  /** All services share one network here: each has a port of its own, and no name finds another. */
  private Map<String, Object> own(Application service) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("quarkus.http.port", port(service));
    settings.put("quarkus.management.port", port(service) + Application.MANAGEMENT);
    settings.put("directory.limits.exempt", "127.0.0.0/8");
    if (List.of("verification", "revocation").contains(service.name())) {
      settings.put("directory.identities.url", address(Application.named("identity")).toString());
    }
    return settings;
  }
}
