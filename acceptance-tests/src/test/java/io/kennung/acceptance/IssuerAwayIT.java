package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.acceptance.Http.Reply;
import io.kennung.client.Identity;
import io.kennung.local.signin.DevelopmentIssuer;
import io.kennung.local.state.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The provider with which staff sign in takes connections and says nothing, then it is there. */
class IssuerAwayIT {

  private static final Duration LONGEST = Duration.ofSeconds(15);

  private static World world;
  private static ServerSocket silent;

  @BeforeAll
  static void start() throws IOException {
    silent = new ServerSocket(FreePort.any(), 50, InetAddress.ofLiteral("127.0.0.1"));
    world =
        World.create(Map.of("DIRECTORY_STAFF_ISSUER", "http://127.0.0.1:" + silent.getLocalPort()));
  }

  @AfterAll
  static void stop() throws IOException {
    world.close();
    silent.close();
  }

  @Test
  void theDirectoryGoesOnStaffAreToldToWaitAndGetInOnceTheProviderIsThere() throws IOException {
    Identity anna = World.register(world.directory());
    assertThat(world.directory().find(anna.id())).isPresent();
    List<String> doors =
        List.of(
            "/support/identities/" + anna.id(),
            "/support/search?email=anna@example.org&purpose=ticket");
    for (String door : doors) {
      assertThat(Http.get(at(door)).status()).isEqualTo(401);
      long began = System.nanoTime();
      assertThat(ask(door, token(world.stack().issuer())).status()).as(door).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
    }
    assertThat(Http.get(at("/support/console")).status()).isEqualTo(503);

    int port = silent.getLocalPort();
    silent.close();
    try (var issuer = new DevelopmentIssuer(port, "a secret of nobody")) {
      for (String door : doors) {
        assertThat(ask(door, token(issuer.uri())).status()).as(door).isEqualTo(200);
      }
    }
    assertThat(world.stack().services()).allMatch(each -> each.process().isAlive());
  }

  private static Reply ask(String door, String token) {
    return Http.get(at(door), "Authorization", "Bearer " + token);
  }

  private static String token(URI issuer) {
    return Http.get(issuer.resolve("/tokens/lea")).body();
  }

  private static URI at(String door) {
    return world.stack().frontDoor().resolve(door);
  }
}
