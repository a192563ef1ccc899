package io.kennung.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.local.state.Secrets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {

  @TempDir Path folder;

  private Surroundings surroundings;

  @BeforeEach
  void standSomewhere() {
    Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
    Ports ports =
        Ports.standard()
            .with(Ports.FRONT_DOOR, 1)
            .with(Ports.SMTP, 2)
            .with(Ports.TELEPHONE, 3)
            .with(Ports.ISSUER, 4);
    surroundings =
        new Surroundings(folder, folder, "jdbc:x", "kafka:1", secrets, true, Outside.on(ports));
  }

  @Test
  void verificationIsToldWhereClientsMailsAndTelephonesAre() {
    assertThat(launch("verification").command())
        .contains(
            "-Ddirectory.public-url=http://127.0.0.1:1",
            "-Ddirectory.identities.url=http://127.0.0.1:1",
            "-Dquarkus.mailer.host=127.0.0.1",
            "-Dquarkus.mailer.port=2",
            "-Dquarkus.mailer.start-tls=DISABLED",
            "-Dquarkus.mailer.from=Kennung <kennung@localhost.localdomain>",
            "-Ddirectory.senders.routes.default=telephone",
            "-Ddirectory.senders.twilio.telephone.account=" + Outside.TELEPHONE_ACCOUNT,
            "-Ddirectory.senders.twilio.telephone.from=+15005550006",
            "-Ddirectory.senders.twilio.telephone.base-url=http://127.0.0.1:3");
    assertThat(Outside.TELEPHONE_ACCOUNT).matches("AC[0-9a-f]{32}");
  }

  @Test
  void whoHasDoorsForStaffIsToldWhereTheySignIn() {
    for (String service : List.of("identity", "verification")) {
      assertThat(launch(service).command())
          .contains(
              "-Ddirectory.staff.enabled=true", "-Ddirectory.staff.issuer=http://127.0.0.1:4");
    }
    for (String service : List.of("safe", "revocation")) {
      assertThat(launch(service).command()).noneMatch(each -> each.contains("staff"));
    }
  }

  @Test
  void secretsAreInNoCommandAndEachServiceHasItsOwn() {
    Map<String, String> verification = launch("verification").environment();
    assertThat(verification)
        .containsOnlyKeys(
            "DIRECTORY_SECRETS",
            "QUARKUS_DATASOURCE_PASSWORD",
            "DIRECTORY_LINKS_PEPPERS",
            "DIRECTORY_SENDERS_TWILIO_TELEPHONE_AUTH_TOKEN");
    assertThat(verification.values()).doesNotHaveDuplicates();
    assertThat(Base64.getDecoder().decode(verification.get("DIRECTORY_LINKS_PEPPERS"))).hasSize(32);
    assertThat(verification.get("DIRECTORY_SENDERS_TWILIO_TELEPHONE_AUTH_TOKEN"))
        .isEqualTo(surroundings.telephoneToken());
    assertThat(String.join(" ", launch("verification").command()))
        .doesNotContain(verification.values());

    Launch identity = launch("identity");
    assertThat(identity.environment())
        .containsOnlyKeys(
            "DIRECTORY_SECRETS",
            "QUARKUS_DATASOURCE_PASSWORD",
            "DIRECTORY_CHANGES_TOKENS",
            "DIRECTORY_STAFF_CLIENT_SECRET")
        .containsEntry("DIRECTORY_STAFF_CLIENT_SECRET", surroundings.clientSecret());
    assertThat(String.join(" ", identity.command()))
        .doesNotContain(identity.environment().values());
    assertThat(identity.command())
        .noneMatch(each -> each.contains("mailer") || each.contains("senders"));
  }

  @Test
  void identityIsToldWhereEveryServiceSaysWhetherItIsReady() {
    assertThat(launch("identity").command())
        .contains(
            "-Ddirectory.operations.services.identity-service=http://127.0.0.1:9081/q/health/ready",
            "-Ddirectory.operations.services.safe-service=http://127.0.0.1:9083/q/health/ready")
        .filteredOn(each -> each.startsWith("-Ddirectory.operations.services."))
        .hasSize(4);
  }

  @Test
  void secretsStayTheSame() {
    Map<String, String> before = launch("verification").environment();
    standSomewhere();
    assertThat(launch("verification").environment()).isEqualTo(before);
  }

  private Launch launch(String name) {
    return surroundings.launch(Application.named(name), name, 8_082, List.of());
  }
}
