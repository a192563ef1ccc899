package io.kennung.bench;

import io.kennung.protocol.RevocationKey;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients ask of each service on a usual day, in its usual shares. */
final class UsualCalls {

  private static final int HASHES = 100;
  private static final int SIGNS = 100;
  private static final int MANY = 100;
  private static final int KIBIBYTES = 40;

  /** One call of many: drawn by a number from 0 to 99. */
  private interface Draw {
    void of(int percent) throws IOException;
  }

  private record Client(HttpConnection server, Random random, Draw draw)
      implements ClosedLoop.Client {

    @Override
    public void ask() throws IOException {
      draw.of(random.nextInt(100));
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private final Testbed testbed;
  private final SecretKey key = SecretKey.generate(new SecureRandom());
  private final byte[] sealed = BackupStores.sealed(KIBIBYTES);
  private final AtomicInteger backups = new AtomicInteger();
  private final AtomicLong tried = new AtomicLong();
  private List<AddressBook> books = List.of();

  UsualCalls(Testbed testbed) {
    this.testbed = testbed;
  }

  /** For people. */
  String mix(Testbed service) {
    return switch (service.service().name()) {
      case "identity" ->
          "90 %% `GET identity/{id}` of a million, 4 %% `fetch_bulk` and 4 %% `check` of %d, 2 %% `create`"
              .formatted(MANY);
      case "verification" ->
          "80 %% `match` of %d hashes, 20 %% challenges of `match_token`".formatted(HASHES);
      case "safe" -> "80 %% `PUT` and 20 %% `GET` of %d KiB".formatted(KIBIBYTES);
      default ->
          "70 %% `activity` of %d, 20 %% `check_revocation_key`, 10 %% wrong passwords"
              .formatted(SIGNS);
    };
  }

  /** What they ask about must be there. */
  void load() {
    new LoadedDirectory(testbed).load();
    LoadedLinks links = new LoadedLinks(testbed.of("verification"), LoadedDirectory.COUNT);
    links.load();
    books = new Askers(testbed.of("verification"), links, HASHES).books();
    Administrator revocation = new Administrator(testbed.of("revocation"));
    revocation.execute(
        """
        INSERT INTO life (identity, public_key, state, seen_on)
        SELECT (%d + n * %d %% %d)::text, sha256(int8send(n)), 0, current_date - 1
        FROM generate_series(0::bigint, %d - 1) n
        ON CONFLICT (identity) DO UPDATE SET seen_on = excluded.seen_on\
        """
            .formatted(
                LoadedDirectory.FIRST,
                LoadedDirectory.STEP,
                LoadedDirectory.SPAN,
                LoadedDirectory.COUNT));
    revocation.execute(
        "UPDATE life SET public_key = '\\x%s' WHERE identity = '%s'"
            .formatted(HexFormat.of().formatHex(key.publicKey().bytes()), LoadedDirectory.id(0)));
    revocation.execute("VACUUM (ANALYZE) life");
    revocation.execute("CHECKPOINT");
    backups.set(new Random().nextInt(1 << 20) << 10);
  }

  /** What the calls have left is none of the next service's. */
  void settle(Testbed service) {
    Administrator database = new Administrator(service);
    if (service.service().name().equals("safe")) {
      database.execute("TRUNCATE backup");
    } else {
      database.execute("TRUNCATE outbox, used_challenge");
    }
    database.execute("CHECKPOINT");
  }

  ClosedLoop.Client client(Testbed service, int number) throws IOException {
    HttpConnection server = new HttpConnection(service.uri().getPort());
    Random random = new Random(number);
    Draw draw =
        switch (service.service().name()) {
          case "identity" -> percent -> identity(server, random, percent);
          case "verification" -> verification(server, number);
          case "safe" -> percent -> safe(server, random, percent);
          default -> percent -> revocation(service, server, random, percent);
        };
    return new Client(server, random, draw);
  }

  private void identity(HttpConnection server, Random random, int percent) throws IOException {
    if (percent < 90) {
      demand(server.get("/identity/" + anybody(random)), 200);
    } else if (percent < 98) {
      String path = percent < 94 ? "/identity/fetch_bulk" : "/identity/check";
      demand(server.post(path, "{\"identities\":[%s]}".formatted(many(random, MANY))), 200);
    } else {
      SecretKey own = SecretKey.generate(new SecureRandom());
      String member = "\"publicKey\":\"" + own.publicKey().base64() + "\"";
      var unused = TwoPhases.ask(server, "/identity/create", own, member, "identity");
    }
  }

  private Draw verification(HttpConnection server, int number) {
    int[] next = {number};
    return percent -> {
      if (percent < 80) {
        demand(server.send(books.get(next[0]++ % books.size()).request()), 200);
      } else {
        String body = "{\"identity\":\"%s\"}".formatted(LoadedDirectory.id(number));
        demand(server.post("/identity/match_token", body), 200);
      }
    };
  }

  private void safe(HttpConnection server, Random random, int percent) throws IOException {
    if (percent < 80) {
      String path = BackupCalls.path(backups.incrementAndGet());
      demand(server.send(HttpConnection.request("PUT", path, sealed)), 200);
    } else {
      String path = BackupCalls.path(Math.max(0, backups.get() - random.nextInt(1_000)));
      int status = server.get(path).status();
      if (status != 200 && status != 404) {
        throw new IOException("GET was answered %d".formatted(status));
      }
    }
  }

  private void revocation(Testbed service, HttpConnection server, Random random, int percent)
      throws IOException {
    if (percent < 70) {
      String token = service.secret("directory.activity.tokens");
      String body = "{\"identities\":[%s]}".formatted(many(random, SIGNS));
      demand(server.send(HttpConnection.request("/activity", token, body)), 204);
    } else if (percent < 90) {
      String member = "\"identity\":\"%s\"".formatted(LoadedDirectory.id(0));
      var unused = TwoPhases.ask(server, "/identity/check_revocation_key", key, member);
    } else {
      // Tries are counted: every identity once.
      String id = LoadedDirectory.id(tried.incrementAndGet() % LoadedDirectory.COUNT);
      demand(
          server.post(
              "/identity/ws/revoke",
              "{\"identity\":\"%s\",\"revocationKey\":\"%s\"}"
                  .formatted(id, RevocationKey.ofPassword("wrong").base64())),
          200);
    }
  }

  private static String anybody(Random random) {
    return LoadedDirectory.id(random.nextLong(LoadedDirectory.COUNT));
  }

  private static String many(Random random, int howMany) {
    return Stream.generate(() -> "\"" + anybody(random) + "\"")
        .limit(howMany)
        .collect(Collectors.joining(","));
  }

  private static void demand(HttpConnection.Answer answer, int status) throws IOException {
    if (answer.status() != status) {
      throw new IOException("answered %d: %s".formatted(answer.status(), answer.body()));
    }
  }
}
