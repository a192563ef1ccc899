package io.kennung.bench;

import java.util.List;

/**
 * A table that grows with a directory, and how much of it the example directory has: one in which
 * seven of ten identities have a phone number and three an e-mail address, one in five a revocation
 * password, every second looks for contacts and keeps a backup, everybody is seen once a day, one
 * in twenty registers, links or ends within a fortnight.
 *
 * @param schema of the service that owns it
 * @param name for instance {@code link}
 * @param rowsAnIdentity in the example
 * @param why what a row is, and how long it stays
 * @param insert columns and what to select for them from {@code who (id, n)}
 */
record ExampleTable(String schema, String name, double rowsAnIdentity, String why, String insert) {

  /** In the order in which they can be filled. */
  static final List<ExampleTable> ALL =
      List.of(
          new ExampleTable("identity", "identity", 1, "an identity, for good", ""),
          new ExampleTable(
              "identity",
              "linked_kind",
              1,
              "that it has an address of this kind",
              "SELECT id, 'phone', true, 1, now() FROM who"),
          new ExampleTable(
              "identity",
              "last_verification",
              1,
              "how the last one went",
              "SELECT id, 'phone', 'sms', 'verified', 'none', now() FROM who"),
          new ExampleTable(
              "identity",
              "history",
              3,
              "what has happened to it, a year",
              "(identity, at, what, kind, detail, channel, reason)"
                  + " SELECT id, now(), 'linked', 'phone', 'verified', 'sms', 'none' FROM who"),
          new ExampleTable(
              "identity",
              "ending",
              0.2,
              "that a revocation password is set",
              "SELECT id, now(), NULL FROM who"),
          new ExampleTable(
              "identity",
              "state_change",
              0.05,
              "for chat servers, 30 days",
              "(identity, state, at, written_at, position) SELECT id, 1, now(), now(), n + 1000000 FROM"
                  + " who"),
          sent("identity", 0.05, "what it tells, a day"),
          inbox("identity"),
          new ExampleTable(
              "identity",
              "audit_entry",
              0.001,
              "a look of staff, for good",
              "SELECT n + 1000000, now(), 'somebody@example.org', 'support', 'support.look', id,"
                  + " 'T-4711', 'shown', sha256(int8send(n)), sha256(int8send(n + 1)) FROM who"),
          new ExampleTable("verification", "known_identity", 1, "that it exists, with its key", ""),
          new ExampleTable("verification", "link", 1, "an address, as an HMAC", ""),
          new ExampleTable(
              "verification",
              "match_quota",
              0.5,
              "what it has searched, 300 contacts",
              "SELECT sha256(int8send(n)), (SELECT string_agg(sha256(int8send(i + n)), '')"
                  + " FROM generate_series(1, 28) i), now(), current_date FROM who"),
          new ExampleTable(
              "verification",
              "delivery",
              0.1,
              "a mail, message or call, 30 days",
              "(id, verification, identity, kind, channel, state, due_at, not_after, provider,"
                  + " provider_reference, changed_at, country) SELECT gen_random_uuid(),"
                  + " uuid_send(gen_random_uuid()), id, 'phone', 'sms', 'delivered', now(), now(),"
                  + " 'carrier', gen_random_uuid()::text, now(), '41' FROM who"),
          sent("verification", 0.05, "what it tells, a day"),
          inbox("verification"),
          new ExampleTable(
              "revocation",
              "life",
              1,
              "when it was last seen",
              "SELECT id, sha256(int8send(n)), 0, 0, current_date - 1 - (n % 80)::int FROM who"),
          new ExampleTable(
              "revocation",
              "revocation_password",
              0.2,
              "as an HMAC",
              "SELECT id, 1, sha256(int8send(n)), now() FROM who"),
          new ExampleTable(
              "revocation",
              "revocation",
              0.02,
              "how it ended, for good",
              "SELECT id, 'key', now() FROM who"),
          sent("revocation", 1, "a sign of life, a day"),
          inbox("revocation"),
          backup(5, 0),
          backup(40, 0.5));

  private static ExampleTable sent(String schema, double rows, String why) {
    return new ExampleTable(
        schema,
        "outbox",
        rows,
        why,
        "(topic, key, type, data, created_at, sent_at) SELECT 'directory.activity', id,"
            + " 'io.kennung.IdentitySeen.v1', convert_to(format('{\"identity\":\"%s\",\"day\":"
            + "\"2026-11-28\"}', id), 'UTF8'), now(), now() FROM who");
  }

  private static ExampleTable inbox(String schema) {
    return new ExampleTable(
        schema,
        "inbox",
        0.05,
        "an event that was taken in, 14 days",
        "SELECT '/identity-service', gen_random_uuid()::text, now() FROM who");
  }

  private static ExampleTable backup(int kibibytes, double rows) {
    return new ExampleTable(
        "safe",
        "backup",
        rows,
        "a sealed backup of %d KiB".formatted(kibibytes),
        ("(name, name_key, kept_on, sealed) SELECT sha256(int8send(n)), 1, current_date,"
                + " (SELECT string_agg(sha256(int8send(i + n * 10000)), '')"
                + " FROM generate_series(1, %d) i) FROM who")
            .formatted(kibibytes * 32));
  }

  /** Whether another benchmark's loader puts its rows there. */
  boolean isLoadedElsewhere() {
    return insert.isEmpty();
  }
}
