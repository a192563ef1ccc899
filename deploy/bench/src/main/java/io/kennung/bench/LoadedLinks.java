package io.kennung.bench;

import io.kennung.protocol.ContactHash;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Identities with a phone number each, put straight into the tables. Number n (from 0) belongs to
 * the identity that {@link LoadedDirectory#id} names; the rows are those that the service would
 * have written.
 */
final class LoadedLinks {

  /** Known numbers are Swiss, unknown ones German: no range may reach into the other. */
  private static final String KNOWN = "41";

  private static final String UNKNOWN = "49";
  private static final long FIRST_NUMBER = 1_700_000_000;
  private static final int ROWS_AT_ONCE = 50_000;
  private static final String SINCE = "2020-01-01 00:00:00Z";

  private final Testbed testbed;
  private final Administrator database;
  private final Pepper pepper;
  private final long count;

  LoadedLinks(Testbed testbed, long count) {
    this.testbed = testbed;
    this.database = new Administrator(testbed);
    this.pepper = new Pepper(testbed.secret("directory.links.peppers"));
    this.count = count;
  }

  /** How many there are. */
  long count() {
    return count;
  }

  Pepper pepper() {
    return pepper;
  }

  /** The hash of a number that somebody has. */
  static ContactHash known(long number) {
    return ContactHash.ofPhone(KNOWN + (FIRST_NUMBER + number));
  }

  /** The hash of a number that nobody has. */
  static ContactHash unknown(long number) {
    return ContactHash.ofPhone(UNKNOWN + (FIRST_NUMBER + number));
  }

  /** Loads them, unless an earlier run has. */
  void load() {
    long began = System.nanoTime();
    database.demandDurability();
    database.execute("TRUNCATE match_quota, used_challenge, outbox");
    if (isLoaded()) {
      return;
    }
    System.out.printf("Loading %,d identities with a phone number each%n", count);
    database.execute("TRUNCATE known_identity, link");
    database.execute(
        """
        INSERT INTO known_identity (id, public_key, state)
        SELECT (%d + n * %d %% %d)::text, sha256(uuid_send(gen_random_uuid())), 0
        FROM generate_series(0::bigint, %d - 1) n\
        """
            .formatted(LoadedDirectory.FIRST, LoadedDirectory.STEP, LoadedDirectory.SPAN, count));
    copyLinks();
    database.execute("VACUUM (ANALYZE) known_identity, link");
    database.execute("CHECKPOINT");
    System.out.printf("  loaded in %.0f s%n", (System.nanoTime() - began) / 1e9);
  }

  /** One more identity, without a link: someone who asks. Number 0 follows upon the last of all. */
  String addAsker(int number, byte[] publicKey) {
    String id = LoadedDirectory.id(count + number);
    database.execute(
        """
        INSERT INTO known_identity (id, public_key, state) VALUES ('%s', '\\x%s', 0)
        ON CONFLICT (id) DO UPDATE SET public_key = excluded.public_key\
        """
            .formatted(id, HexFormat.of().formatHex(publicKey)));
    return id;
  }

  private boolean isLoaded() {
    return database.number("SELECT count(*) FROM link") == count
        && database.number("SELECT count(*) FROM link WHERE pepper = " + pepper.id()) == count
        && database.number(
                "SELECT count(*) FROM link JOIN known_identity ON known_identity.id = identity")
            == count;
  }

  private void copyLinks() {
    try (Connection connection = testbed.administrator()) {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY link (identity, kind, address, pepper, revision, since) FROM STDIN");
      for (long from = 0; from < count; from += ROWS_AT_ONCE) {
        byte[] rows = rows(from, Math.min(from + ROWS_AT_ONCE, count));
        copy.writeToCopy(rows, 0, rows.length);
      }
      copy.endCopy();
    } catch (SQLException e) {
      throw new BenchFailure("the links could not be loaded: " + e.getMessage(), e);
    }
  }

  /** As COPY reads them. The hashes are what takes long: every core makes some. */
  private byte[] rows(long from, long to) {
    return LongStream.range(from, to)
        .parallel()
        .mapToObj(n ->
            "%s\tphone\t\\\\x%s\t%d\t1\t%s\n"
                .formatted(
                    LoadedDirectory.id(n),
                    HexFormat.of().formatHex(pepper.of(known(n))),
                    pepper.id(),
                    SINCE))
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
