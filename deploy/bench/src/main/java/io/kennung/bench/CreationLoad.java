package io.kennung.bench;

import io.kennung.protocol.Base64Text;
import io.kennung.protocol.ChallengeResponse;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

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
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(run(threads, port, connections, Integer.parseInt(line)).line());
      }
    }
  }

  private static CreationRun run(ExecutorService threads, int port, int connections, int seconds)
      throws InterruptedException, ExecutionException {
    double cpu = ownCpuSeconds();
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    Callable<LongStream> client = () -> registerUntil(end, port);
    List<Future<LongStream>> clients = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      clients.add(threads.submit(client));
    }
    LongStream all = LongStream.empty();
    for (Future<LongStream> each : clients) {
      all = LongStream.concat(all, each.get());
    }
    long[] nanos = all.toArray();
    double elapsed = (System.nanoTime() - began) / 1e9;
    Percentiles percentiles = new Percentiles(nanos);
    return new CreationRun(
        nanos.length,
        elapsed,
        percentiles.of(50) / 1e6,
        percentiles.of(99) / 1e6,
        ownCpuSeconds() - cpu);
  }

  /** How long each registration took, in nanoseconds. */
  private static LongStream registerUntil(long end, int port) {
    SecureRandom random = new SecureRandom();
    LongStream.Builder nanos = LongStream.builder();
    try (HttpConnection server = new HttpConnection(port)) {
      for (long now = System.nanoTime(); now < end; ) {
        register(server, random);
        long after = System.nanoTime();
        nanos.add(after - now);
        now = after;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return nanos.build();
  }

  /** The whole of it: a key, the question, the proof, the identity. */
  private static void register(HttpConnection server, SecureRandom random) throws IOException {
    SecretKey key = SecretKey.generate(random);
    String member = "{\"publicKey\":\"" + key.publicKey().base64() + "\"";
    String challenge = answer(server, member + "}");
    String token = member(challenge, "token");
    byte[] response =
        ChallengeResponse.of(
            key,
            PublicKey.ofBase64(member(challenge, "tokenRespKeyPub")),
            Base64Text.decode(token));
    String created =
        answer(
            server,
            "%s,\"token\":\"%s\",\"response\":\"%s\"}"
                .formatted(member, token, Base64Text.encode(response)));
    if (member(created, "identity").length() != 8) {
      throw new IOException("no identity in " + created);
    }
  }

  private static String answer(HttpConnection server, String request) throws IOException {
    HttpConnection.Answer answer = server.post("/identity/create", request);
    if (answer.status() != 200) {
      throw new IOException("create answered %d".formatted(answer.status()));
    }
    return answer.body();
  }

  /** A member whose text holds nothing that JSON escapes. */
  private static String member(String json, String name) throws IOException {
    String before = "\"" + name + "\":\"";
    int from = json.indexOf(before);
    if (from < 0) {
      throw new IOException("no %s in %s".formatted(name, json));
    }
    return json.substring(from + before.length(), json.indexOf('"', from + before.length()));
  }

  private static double ownCpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }
}
