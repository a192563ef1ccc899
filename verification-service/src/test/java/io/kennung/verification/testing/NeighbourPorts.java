package io.kennung.verification.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Says where the neighbours of the service are going to listen: beans of the test, which start with
 * the application.
 */
public final class NeighbourPorts implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    int gateway = freePort();
    int identities = freePort();
    int mail = freePort();
    return Map.ofEntries(
        Map.entry("test.gateway.port", Integer.toString(gateway)),
        Map.entry("test.identities.port", Integer.toString(identities)),
        Map.entry("directory.senders.webhook.gateway.url", "http://127.0.0.1:" + gateway + "/send"),
        Map.entry("directory.senders.webhook.gateway.secret", Gateway.SECRET),
        Map.entry("directory.senders.webhook.gateway.timeout", "8s"),
        Map.entry("directory.senders.routes.default", "gateway"),
        // All tests write to the same few prefixes of one country; the guard has tests of its own.
        Map.entry("directory.guard.bursts.41", "1000000"),
        Map.entry("directory.guard.bursts.690", "0"),
        Map.entry("directory.guard.least-sent", "1000000"),
        Map.entry("directory.senders.breaker.window", "1000"),
        Map.entry("directory.numbers.no-calls", "4178,354"),
        Map.entry("directory.numbers.no-messages", "354"),
        Map.entry("directory.identities.url", "http://127.0.0.1:" + identities),
        // The mail server of the tests writes the addresses of all mails into the log.
        Map.entry("quarkus.log.category.\"com.icegreen\".level", "OFF"),
        Map.entry("quarkus.mailer.mock", "false"),
        Map.entry("quarkus.mailer.host", "127.0.0.1"),
        Map.entry("quarkus.mailer.port", Integer.toString(mail)),
        Map.entry("quarkus.mailer.from", "Kennung <kennung@id.example.org>"));
  }

  @Override
  public void stop() {
    // They stop with the application.
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
