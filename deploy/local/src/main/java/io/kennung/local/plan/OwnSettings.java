package io.kennung.local.plan;

import io.kennung.local.state.Secrets;
import java.util.HashMap;
import java.util.Map;

/**
 * What one service is told, and no other.
 *
 * @param settings visible to every user of the machine
 * @param environment here the secrets are
 */
record OwnSettings(Map<String, String> settings, Map<String, String> environment) {

  /** From Twilio's own numbers for tests: the one that may send. */
  private static final String SENDER = "+15005550006";

  private static final String STAFF = "directory.staff.enabled";
  private static final String ISSUER = "directory.staff.issuer";

  static OwnSettings of(Application service, Outside outside, Secrets secrets) {
    return switch (service.name()) {
      case "identity" -> identity(outside, secrets);
      case "verification" -> verification(outside, secrets);
      case "safe" -> safe(secrets);
      case "revocation" -> revocation(outside, secrets);
      default -> new OwnSettings(Map.of(), Map.of());
    };
  }

  private static OwnSettings identity(Outside outside, Secrets secrets) {
    Map<String, String> settings = new HashMap<>();
    settings.put(STAFF, "true");
    settings.put(ISSUER, outside.issuer().toString());
    outside
        .probes()
        .forEach((service, probe) ->
            settings.put("directory.operations.services." + service, probe.toString()));
    return new OwnSettings(
        settings, Map.of("DIRECTORY_STAFF_CLIENT_SECRET", clientSecret(secrets)));
  }

  private static OwnSettings verification(Outside outside, Secrets secrets) {
    return new OwnSettings(
        Map.ofEntries(
            Map.entry(STAFF, "true"),
            Map.entry(ISSUER, outside.issuer().toString()),
            Map.entry("directory.public-url", outside.frontDoor().toString()),
            Map.entry("directory.identities.url", outside.frontDoor().toString()),
            Map.entry("quarkus.mailer.host", "127.0.0.1"),
            Map.entry("quarkus.mailer.port", Integer.toString(outside.smtpPort())),
            Map.entry("quarkus.mailer.start-tls", "DISABLED"),
            Map.entry("quarkus.mailer.from", "Kennung <kennung@localhost.localdomain>"),
            Map.entry("directory.senders.routes.default", "telephone"),
            Map.entry("directory.senders.twilio.telephone.account", Outside.TELEPHONE_ACCOUNT),
            Map.entry("directory.senders.twilio.telephone.from", SENDER),
            Map.entry("directory.senders.twilio.telephone.calls-from", SENDER),
            Map.entry(
                "directory.senders.twilio.telephone.base-url", outside.telephone().toString())),
        Map.of(
            "DIRECTORY_LINKS_PEPPERS", secrets.of("directory.links.peppers"),
            "DIRECTORY_SENDERS_TWILIO_TELEPHONE_AUTH_TOKEN", telephoneToken(secrets)));
  }

  private static OwnSettings safe(Secrets secrets) {
    return new OwnSettings(
        Map.of(), Map.of("DIRECTORY_SAFE_NAME_KEYS", secrets.of("directory.safe.name-keys")));
  }

  private static OwnSettings revocation(Outside outside, Secrets secrets) {
    return new OwnSettings(
        Map.of("directory.identities.url", outside.frontDoor().toString()),
        Map.of(
            "DIRECTORY_REVOCATION_PEPPERS", secrets.of("directory.revocation.peppers"),
            "DIRECTORY_ACTIVITY_TOKENS", secrets.of("directory.activity.tokens")));
  }

  /** Known to the issuer, and to the console that people sign in to. */
  static String clientSecret(Secrets secrets) {
    return secrets.of("directory.staff.client-secret");
  }

  /** Known to the telephone and to whoever sends. */
  static String telephoneToken(Secrets secrets) {
    return secrets.of("telephone.auth-token");
  }
}
