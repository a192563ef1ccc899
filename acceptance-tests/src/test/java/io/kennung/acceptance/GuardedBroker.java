package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.local.BrokerListener;
import io.kennung.local.LocalKafka;
import io.kennung.local.state.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker as others run it: it speaks TLS with a certificate that only those trust who were given
 * it, and asks for a password. The listener beside it that asks for nothing is this test's own.
 */
final class GuardedBroker implements AutoCloseable {

  private static final String PASSWORD = "broker-password-for-tests";

  private static final String USER = "kennung";
  private static final String KEYSTORE_PASSWORD = "keystore-password-for-tests";

  private final Path folder;
  private final int port;
  private final LocalKafka kafka;

  private GuardedBroker(Path folder, int port, LocalKafka kafka) {
    this.folder = folder;
    this.port = port;
    this.kafka = kafka;
  }

  /**
   * Starts one; it has no topics.
   *
   * @param folder for its records and certificates
   */
  static GuardedBroker start(Path folder) {
    certify(folder, "broker");
    certify(folder, "stranger");
    int port = FreePort.any();
    BrokerListener guarded =
        new BrokerListener(
            "GUARDED",
            port,
            "SASL_SSL",
            Map.of(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                folder.resolve("broker.p12").toString(),
                "ssl.keystore.password",
                KEYSTORE_PASSWORD,
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
    LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), 0, List.of(guarded));
    GuardedBroker broker = new GuardedBroker(folder, port, kafka);
    broker.letIn();
    return broker;
  }

  /** What a service is told, in the way in which the chart tells it. */
  Map<String, String> environment() {
    return environment(PASSWORD, "broker");
  }

  /** Likewise, by somebody who knows another password. */
  Map<String, String> environmentOf(String password) {
    return environment(password, "broker");
  }

  /** Likewise, by somebody who trusts another certificate. */
  Map<String, String> environmentOfAStranger() {
    return environment(PASSWORD, "stranger");
  }

  /** How many records a topic has taken. */
  long records(String topic) {
    return kafka.records(topic);
  }

  @Override
  public void close() {
    kafka.close();
  }

  private Map<String, String> environment(String password, String trusted) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        "127.0.0.1:" + port,
        "KAFKA_SECURITY_PROTOCOL",
        "SASL_SSL",
        "KAFKA_SASL_MECHANISM",
        "SCRAM-SHA-512",
        "KAFKA_SASL_JAAS_CONFIG",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(USER, password),
        "KAFKA_SSL_TRUSTSTORE_TYPE",
        "PEM",
        "KAFKA_SSL_TRUSTSTORE_LOCATION",
        folder.resolve(trusted + ".crt").toAbsolutePath().toString());
  }

  private void letIn() {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
      admin.alterUserScramCredentials(
          List.of(
              new UserScramCredentialUpsertion(
                  USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)));
      await("the broker knows the password")
          .atMost(20, SECONDS)
          .until(() -> admin.describeUserScramCredentials().users().get().contains(USER));
    }
  }

  /** A key with a certificate for 127.0.0.1, and that certificate as whoever trusts it wants it. */
  private static void certify(Path folder, String name) {
    String store = folder.resolve(name + ".p12").toString();
    keytool(
        store,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2");
    keytool(
        store,
        "-exportcert",
        "-rfc",
        "-alias",
        name,
        "-file",
        folder.resolve(name + ".crt").toString());
  }

  private static void keytool(String store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store, "-storepass", KEYSTORE_PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
