package io.kennung.images;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeServer;
import io.kennung.local.frontdoor.Backends;
import io.kennung.local.frontdoor.FrontDoor;
import io.kennung.local.frontdoor.RouteTable;
import io.kennung.local.plan.Application;
import io.kennung.protocol.SecretKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pods of the chart run, beside a real PostgreSQL and a real Kafka, and people live with them.
 */
class PodsIT {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final int PATIENCE = 30;

  private static Podman podman;
  private static PodWorld world;
  private static FrontDoor frontDoor;

  @BeforeAll
  static void installTheChart() throws Exception {
    podman = Podman.required();
    podman.take(BuiltImages.get());
    world = new PodWorld();
    Pods pods = new Pods(podman, world.chart(), world.folder());
    for (var each : world.secrets().entrySet()) {
      pods.secret(each.getKey(), each.getValue());
    }
    assertThat(pods.runJob("database")).isZero();
    assertThat(pods.runJob("topics")).isZero();
    for (Application each : Application.ALL) {
      String container = pods.deploy(each.name());
      Container.of(podman, container, world.port(each)).awaitReady();
    }
    frontDoor =
        new FrontDoor(
            world.frontDoor().getPort(),
            RouteTable.read(),
            Application.ALL.stream()
                .collect(
                    Collectors.toMap(
                        Application::name, each -> new Backends(List.of(world.address(each))))));
  }

  @AfterAll
  static void removeAll() {
    if (frontDoor != null) {
      frontDoor.close();
    }
    if (podman != null) {
      podman.close();
    }
    if (world != null) {
      world.close();
    }
  }

  @Test
  void aLifeFromTheFirstStepToTheLast() throws Exception {
    SecretKey key = SecretKey.generate(RANDOM);
    try (Directory directory = Directory.at(frontDoor.uri())) {
      Identity anna = new Identity(directory.create(key).identity(), key);
      assertThat(directory.find(anna.id()).orElseThrow().publicKey()).isEqualTo(key.publicKey());

      String number = "41781234567";
      PhoneVerification verification =
          (PhoneVerification) directory.linking().linkPhone(anna, number, "de", SmsLink.NONE);
      assertThat(directory.linking().submitCode(verification.verificationId(), code(number)))
          .isInstanceOf(Verdict.Accepted.class);
      assertThat(directory.linking().isPhoneLinked(anna, number)).isTrue();

      keepABackup();

      directory.revocation().revoke(anna);
      Awaitility.await("the end, told by Kafka, at identity-service")
          .atMost(PATIENCE, SECONDS)
          .until(() -> directory.find(anna.id()).isEmpty());
    }
  }

  private static void keepABackup() {
    byte[] backup = random(4000);
    String id = HexFormat.of().formatHex(random(32));
    SafeAddress address = SafeAddress.of(frontDoor.uri().resolve("/safe/").toString());
    try (SafeServer safe = SafeServer.at(address)) {
      safe.put(id, backup);
      assertThat(safe.get(id)).hasValue(backup);
      assertThat(safe.delete(id)).isTrue();
    }
  }

  /** The code that has come by SMS. */
  private static String code(String number) {
    URI messages = world.telephone().resolve("/api/messages?to=" + number);
    return Awaitility.await("an SMS")
        .atMost(PATIENCE, SECONDS)
        .until(
            () -> CODE.matcher(get(messages)).results().map(each -> each.group()).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String get(URI address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
