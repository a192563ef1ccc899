package io.kennung.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import io.kennung.kubernetes.tools.Rendered;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the services are told: by the right name, and what is secret by reference only. */
class SettingsTest {

  private static final KnownKeys KNOWN = KnownKeys.read();

  private static final Pattern SECRET_KEY =
      Pattern.compile(".*(secrets?|passwords?|tokens|-token|peppers|-keys?|jaas\\.config|\\.key)$");

  /** So long a run with capitals, small letters and digits is no word and no path. */
  private static final Pattern LOOKS_SECRET =
      Pattern.compile(
          "BEGIN [A-Z ]*KEY|(?i:password|token) ?="
              + "|(?=[A-Za-z+/]*[0-9])(?=[a-z0-9+/]*[A-Z])(?=[A-Z0-9+/]*[a-z])[A-Za-z0-9+/]{24,}");

  static Stream<Installation> all() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySettingIsOneThatServicesKnow(Installation installation) {
    for (String service : Rendered.SERVICES) {
      assertThat(Helm.rendered(installation).settings(service).keySet())
          .as(service)
          .isNotEmpty()
          .allSatisfy(key -> assertThat(KNOWN.contain(key)).as(key).isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyVariableIsOneThatServicesKnow(Installation installation) {
    Helm.rendered(installation)
        .containers()
        .forEach((title, container) ->
            assertThat(variables(container).keySet())
                .as(title)
                .filteredOn(name -> !name.matches("JDK_JAVA_OPTIONS|KENNUNG_.*"))
                .allSatisfy(name -> assertThat(KNOWN.containVariable(name)).as(name).isTrue()));
  }

  @Test
  void aTypoWouldBeFound() {
    assertThat(KNOWN.contain("directory.lookup.cache-size")).isTrue();
    assertThat(KNOWN.contain("directory.lookup.cachesize")).isFalse();
    assertThat(KNOWN.contain("directory.senders.twilio.mine.account")).isTrue();
    assertThat(KNOWN.contain("directory.senders.twilio.mine.acount")).isFalse();
    assertThat(KNOWN.contain("kafka.security.protocol")).isTrue();
    assertThat(KNOWN.contain("kafka.security.protokol")).isFalse();
    assertThat(KNOWN.containVariable("DIRECTORY_SENDERS_SMPP_CARRIER_PASSWORD")).isTrue();
    assertThat(KNOWN.containVariable("DIRECTORY_SENDERS_SMPP_CARRIER_PASSWORT")).isFalse();
    assertThat(KNOWN.containVariable("DIRECTORY_SECRET")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("all")
  void noSecretStandsWhereEverybodyReads(Installation installation) {
    Rendered rendered = Helm.rendered(installation);
    assertThat(rendered.ofKind("Secret")).as("the chart makes none").isEmpty();
    for (String service : Rendered.SERVICES) {
      assertThat(rendered.settings(service))
          .allSatisfy((key, value) -> {
            assertThat(key).doesNotMatch(SECRET_KEY);
            // What an account is called at Twilio is no secret; its token is.
            if (!key.endsWith(".account")) {
              assertThat(value).as(key).doesNotContainPattern(LOOKS_SECRET);
            }
          });
    }
    rendered
        .containers()
        .forEach((title, container) ->
            variables(container)
                .forEach((name, variable) -> {
                  if (variable.has("value")) {
                    String value = variable.path("value").asText();
                    assertThat(name.toLowerCase(Locale.ROOT).replace('_', '.'))
                        .as(title)
                        .doesNotMatch(SECRET_KEY);
                    assertThat(value).as(name).doesNotContainPattern("(?i)password|secret|BEGIN");
                  } else {
                    assertThat(variable.at("/valueFrom/secretKeyRef/name").asText()).isNotEmpty();
                    assertThat(variable.at("/valueFrom/secretKeyRef/key").asText()).isNotEmpty();
                  }
                }));
  }

  @Test
  void aSettingThatLooksSecretWouldBeFound() {
    assertThat("directory.links.peppers").matches(SECRET_KEY);
    assertThat("directory.senders.twilio.mine.auth-token").matches(SECRET_KEY);
    assertThat("quarkus.datasource.password").matches(SECRET_KEY);
    assertThat("ZGV2ZWxvcG1lbnQtb25seS1kby1ub3QtdXNlLXRoaXM=").containsPattern(LOOKS_SECRET);
  }

  @Test
  void eachServiceGetsTheSecretsThatItNeedsAndNoOthers() {
    Rendered rendered = Helm.rendered(Installation.EVERYTHING);
    assertThat(secrets(rendered, "identity"))
        .containsExactlyInAnyOrder(
            "DIRECTORY_SECRETS",
            "QUARKUS_DATASOURCE_PASSWORD",
            "DIRECTORY_CHANGES_TOKENS",
            "DIRECTORY_STAFF_CLIENT_SECRET",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_KEYSTORE_PASSWORD");
    assertThat(secrets(rendered, "verification"))
        .containsExactlyInAnyOrder(
            "DIRECTORY_SECRETS",
            "QUARKUS_DATASOURCE_PASSWORD",
            "DIRECTORY_LINKS_PEPPERS",
            "QUARKUS_MAILER_USERNAME",
            "QUARKUS_MAILER_PASSWORD",
            "DIRECTORY_MAIL_BOUNCE_TOKEN",
            "DIRECTORY_SENDERS_TWILIO_TWILIO_AUTH_TOKEN",
            "DIRECTORY_SENDERS_SMPP_CARRIER_PASSWORD",
            "DIRECTORY_SENDERS_WEBHOOK_HOOK_SECRET",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_KEYSTORE_PASSWORD");
    assertThat(secrets(rendered, "safe"))
        .containsExactlyInAnyOrder(
            "DIRECTORY_SECRETS",
            "QUARKUS_DATASOURCE_PASSWORD",
            "DIRECTORY_SAFE_NAME_KEYS",
            "DIRECTORY_SAFE_OBJECTS_ACCESS_KEY",
            "DIRECTORY_SAFE_OBJECTS_SECRET_KEY");
    assertThat(secrets(rendered, "revocation"))
        .containsExactlyInAnyOrder(
            "DIRECTORY_SECRETS",
            "QUARKUS_DATASOURCE_PASSWORD",
            "DIRECTORY_REVOCATION_PEPPERS",
            "DIRECTORY_ACTIVITY_TOKENS",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_KEYSTORE_PASSWORD");
  }

  @Test
  void safeServiceHearsNothingOfTheBroker() {
    assertThat(Helm.rendered(Installation.EVERYTHING).settings("safe").keySet())
        .noneMatch(key -> key.startsWith("kafka."));
  }

  @Test
  void largeNumbersAndBackslashesArriveAsTheyAre() {
    Rendered rendered =
        Helm.rendered(
            Installation.PLAIN,
            "--set",
            "services.identity.settings.directory\\.lookup\\.cache-size=12345678",
            "--set",
            "services.identity.settings.directory\\.senders\\.breaker\\.ratio=0.25",
            "--set-string",
            "mail.from=A\\\\B <a@example.org>");

    assertThat(rendered.settings("identity"))
        .containsEntry("directory.lookup.cache-size", "12345678")
        .containsEntry("directory.senders.breaker.ratio", "0.25");
    assertThat(rendered.settings("verification"))
        .containsEntry("quarkus.mailer.from", "A\\B <a@example.org>");
  }

  private static Set<String> secrets(Rendered rendered, String service) {
    Map<String, JsonNode> variables =
        variables(rendered.one("Deployment", service).at("/spec/template/spec/containers/0"));
    variables.values().removeIf(each -> !each.has("valueFrom"));
    return new TreeSet<>(variables.keySet());
  }

  private static Map<String, JsonNode> variables(JsonNode container) {
    Map<String, JsonNode> variables = new TreeMap<>();
    Rendered.elements(container.path("env"))
        .forEach(each -> variables.put(each.path("name").asText(), each));
    return variables;
  }
}
