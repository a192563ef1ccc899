package io.kennung.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.kubernetes.tools.Folders;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value is refused before anything is installed, in words that help. */
class ValuesTest {

  @Test
  void twentyLinesAreEnough() throws IOException {
    assertThat(Files.readAllLines(Installation.PLAIN.values().getFirst())).hasSize(20);
    assertThat(Helm.refusal(Installation.PLAIN)).isEmpty();
  }

  @Test
  void theHandbookShowsThem() throws IOException {
    String example = Files.readString(Installation.PLAIN.values().getFirst());

    assertThat(Folders.kubernetes().resolve("README.md"))
        .content()
        .contains(example.strip().indent(3));
  }

  @Test
  void whatIsMissingIsSaidAtOnce() {
    assertThat(Helm.refusal(Installation.NOTHING))
        .contains("Not set yet:")
        .contains("publicUrl: the address of the front door")
        .contains("image.registry: ")
        .contains("secrets.name: ")
        .contains("database.host: ")
        .contains("database.setup.admin.secretName: ")
        .contains("kafka.bootstrapServers: ")
        .contains("mail.host: ")
        .contains("mail.from: ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "databse.host=x | additional properties 'databse' not allowed",
        "database.hots=x | at '/database': additional properties 'hots' not allowed",
        "publicUrl=http://id.example.org | at '/publicUrl'",
        "publicUrl=https://id.example.org/path | at '/publicUrl'",
        "publicUrl=id.example.org | at '/publicUrl'",
        "replicas=two | at '/replicas': got string, want integer",
        "replicas=0 | at '/replicas': minimum",
        "database.port=70000 | at '/database/port': maximum",
        "database.sslMode=maybe | at '/database/sslMode'",
        "database.name=a/b | at '/database/name'",
        "kafka.bootstrapServers=kafka | at '/kafka/bootstrapServers'",
        "kafka.securityProtocol=TLS | at '/kafka/securityProtocol'",
        "mail.from=nobody | at '/mail/from'",
        "mail.startTls=true | at '/mail/startTls'",
        "senders.routes.germany=a | invalid propertyName 'germany'",
        "senders.twilio.my-own.account=AC | invalid propertyName 'my-own'",
        "senders.twilio.one.authToken=x | additional properties 'authToken' not allowed",
        "staff.enabled=perhaps | at '/staff/enabled': got string, want boolean",
        "staff.issuer=http://sign-in.example.org | at '/staff/issuer'",
        "javaOptions=-Xms64m | at '/javaOptions'",
        "resources.limits.memory=lots | at '/resources/limits/memory'",
        "services.identity.replica=3 | additional properties 'replica' not allowed",
        "services.identities.replicas=3 | additional properties 'identities' not allowed",
        "services.safe.settings.DIRECTORY_SAFE=1 | invalid propertyName 'DIRECTORY_SAFE'",
        "trustedProxies[0]=everybody | at '/trustedProxies/0'",
        "gateway.timeout=long | at '/gateway/timeout'",
        "shutdown.drainSeconds=0 | at '/shutdown/drainSeconds'",
        "spread.zones=Never | at '/spread/zones'",
        "image.pullPolicy=Sometimes | at '/image/pullPolicy'",
        "staff.enabled=true | staff.issuer: the OpenID Connect provider",
        "objectStore.enabled=true | objectStore.bucket: where sealed backups go",
        "gateway.enabled=true | gateway.parents: the Gateways",
        "database.sslMode=verify-full | database.caSecret.name: by what verify-full verifies",
        "kafka.securityProtocol=SASL_SSL | kafka.saslMechanism: how to log in",
        "autoscaling.maxReplicas=1,autoscaling.enabled=true | autoscaling.maxReplicas (1) is less",
      })
  void aWrongValueIsRefused(String setting, String says) {
    assertThat(Helm.refusal(Installation.PLAIN, "--set", setting)).contains(says);
  }
}
