package io.kennung.bench;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.SecretKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The load generator for {@code create}, a program of its own so that its CPU time can be told from
 * that of everything else: as many clients as connections, each registering one new identity after
 * the other, with a key pair and a proof of its own.
 *
 * <p>Arguments: port, connections. For every line on standard input, which is a number of seconds,
 * it runs so long and prints one {@link CreationRun}. Ends with its input.
 */
final class CreationLoad {

  private CreationLoad() {}

  static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int connections = Integer.parseInt(arguments[1]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(run(port, connections, Integer.parseInt(line)).line());
    }
  }

  private static CreationRun run(int port, int connections, int seconds) throws IOException {
    double cpu = ownCpuSeconds();
    List<Registrant> clients = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        clients.add(new Registrant(new HttpConnection(port), new SecureRandom()));
      }
      Timings timings = ClosedLoop.run(clients, Duration.ofSeconds(seconds));
      return new CreationRun(
          timings.requests(),
          timings.seconds(),
          timings.millis(50),
          timings.millis(99),
          ownCpuSeconds() - cpu);
    } finally {
      for (Registrant each : clients) {
        each.close();
      }
    }
  }

  private record Registrant(HttpConnection server, SecureRandom random)
      implements ClosedLoop.Client {

    /** The whole of it: a key, the question, the proof, the identity. */
    @Override
    public void ask() throws IOException {
      SecretKey key = SecretKey.generate(random);
      String member = "\"publicKey\":\"" + key.publicKey().base64() + "\"";
      String identity = TwoPhases.ask(server, "/identity/create", key, member, "identity");
      if (identity.length() != IdentityId.LENGTH) {
        throw new IOException("not an identity: " + identity);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static double ownCpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }
}
