package io.kennung.bench;

import java.util.HexFormat;

/**
 * Identities that are there to be revoked, put straight into the tables of all who must know them.
 * They begin with a letter, so they are no others', and every run begins without those of the one
 * before.
 */
final class LoadedLives {

  private static final long STEP = 48_271;
  private static final long SPAN = 10_000_000;
  private static final String ID =
      "'R' || lpad((n * %d %% %d)::text, 7, '0')".formatted(STEP, SPAN);

  private final Administrator identity;
  private final Administrator verification;
  private final Administrator revocation;

  LoadedLives(Testbed testbed) {
    this.identity = new Administrator(testbed.of("identity"));
    this.verification = new Administrator(testbed.of("verification"));
    this.revocation = new Administrator(testbed.of("revocation"));
  }

  /** Number n; ten million differ, and neighbours by n lie far apart in the index. */
  static String id(long number) {
    return "R%07d".formatted(number * STEP % SPAN);
  }

  /** What an earlier run has left. A revocation is final, but for those who own the database. */
  void clean() {
    revocation.demandDurability();
    identity.execute(
        "SET session_replication_role = replica; DELETE FROM identity WHERE id LIKE 'R%'");
    verification.execute("DELETE FROM known_identity WHERE id LIKE 'R%'");
    revocation.execute(
        """
        SET session_replication_role = replica;
        TRUNCATE outbox, used_challenge, password_try;
        DELETE FROM revocation_password WHERE identity LIKE 'R%';
        DELETE FROM revocation WHERE identity LIKE 'R%';
        DELETE FROM life WHERE identity LIKE 'R%'\
        """);
  }

  /** Those from one number up to another, in every service. */
  void everywhere(long from, long to, byte[] publicKey) {
    String key = "'\\x%s'::bytea".formatted(HexFormat.of().formatHex(publicKey));
    identity.execute(
        """
        INSERT INTO identity
          (id, public_key, type, feature_mask, state, registered_at, state_since, seen_on)
        SELECT %s, %s, 0, 2047, 0, now(), now(), current_date FROM generate_series(%d::bigint, %d - 1) n\
        """
            .formatted(ID, key, from, to));
    verification.execute(
        """
        INSERT INTO known_identity (id, public_key, state)
        SELECT %s, %s, 0 FROM generate_series(%d::bigint, %d - 1) n\
        """
            .formatted(ID, key, from, to));
    lives(key, "generate_series(%d::bigint, %d - 1) n".formatted(from, to));
  }

  /** Every so-manieth from one number on, only where passwords are tried. */
  void lives(long from, int step, long count) {
    lives("sha256(uuid_send(gen_random_uuid()))", series(from, step, count));
  }

  /** Passwords that nobody knows, of {@link #lives}. */
  void passwords(long from, int step, long count, Pepper pepper) {
    revocation.execute(
        """
        INSERT INTO revocation_password (identity, pepper, kept, set_at)
        SELECT %s, %d, sha256(uuid_send(gen_random_uuid())), now() FROM %s\
        """
            .formatted(ID, pepper.id(), series(from, step, count)));
  }

  /** From now on it has this password. */
  void password(long number, byte[] kept) {
    revocation.execute(
        "UPDATE revocation_password SET kept = '\\x%s' WHERE identity = '%s'"
            .formatted(HexFormat.of().formatHex(kept), id(number)));
  }

  /** Once all are there: nothing that comes after waits for what was begun here. */
  void settle() {
    identity.execute("VACUUM (ANALYZE) identity");
    verification.execute("VACUUM (ANALYZE) known_identity");
    revocation.execute("VACUUM (ANALYZE) life, revocation, revocation_password, password_try");
    revocation.execute("CHECKPOINT");
  }

  private void lives(String key, String numbers) {
    revocation.execute(
        """
        INSERT INTO life (identity, public_key, state, seen_on)
        SELECT %s, %s, 0, current_date FROM %s\
        """
            .formatted(ID, key, numbers));
  }

  private static String series(long from, int step, long count) {
    return "generate_series(%d::bigint, %d, %d) n".formatted(from, from + (count - 1) * step, step);
  }
}
