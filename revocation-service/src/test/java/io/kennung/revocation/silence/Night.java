package io.kennung.revocation.silence;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.revocation.testing.People;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Those who sleep, and those who count them. */
@Singleton
class Night {

  static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  /** Whoever was seen on this day is not silent today; whoever was the day before is. */
  static final LocalDate SINCE = LocalDate.of(2026, 3, 30);

  static final LocalDate SILENT = SINCE.minusDays(1);

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Night(Jdbi jdbi, Outbox outbox, Clock clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Nobody is active, of all that other tests have left, and no day has begun. */
  void fall() {
    jdbi.useHandle(sql -> {
      sql.execute("UPDATE life SET state = 1 WHERE state = 0");
      sql.execute("DELETE FROM sweep");
    });
  }

  /** Some who are active and were last seen on this day. */
  List<String> seen(int count, LocalDate day) {
    List<String> ids = Stream.generate(People::newId).distinct().limit(count).toList();
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "INSERT INTO life (identity, public_key, state, seen_on)"
                    + " SELECT identity, sha256(identity::bytea), 0, :day"
                    + " FROM unnest(:ids) AS identity")
            .bind("day", day)
            .bindArray("ids", String.class, ids)
            .execute());
    return ids;
  }

  String seen(LocalDate day) {
    return seen(1, day).getFirst();
  }

  int state(String identity) {
    return number("state", identity);
  }

  int revision(String identity) {
    return number("revision", identity);
  }

  private int number(String column, String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT " + column + " FROM life WHERE identity = ?")
            .bind(0, identity)
            .mapTo(Integer.class)
            .one());
  }

  /** How many of these are inactive. */
  int asleep(List<String> ids) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT count(*) FROM life WHERE state = 1 AND identity = ANY(:ids)")
            .bindArray("ids", String.class, ids)
            .mapTo(Integer.class)
            .one());
  }

  /** The types of the events of this identity, in the order in which they leave. */
  List<String> events(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT type FROM outbox WHERE key = ? ORDER BY position")
            .bind(0, identity)
            .mapTo(String.class)
            .list());
  }

  /** How many events there are of these. */
  int told(List<String> ids) {
    return counted("count(*)", ids);
  }

  /** Of how many of these there are events. */
  int toldOf(List<String> ids) {
    return counted("count(DISTINCT key)", ids);
  }

  private int counted(String what, List<String> ids) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT " + what + " FROM outbox WHERE key = ANY(:ids)")
            .bindArray("ids", String.class, ids)
            .mapTo(Integer.class)
            .one());
  }

  /** A replica that has read up to today. */
  Replica replica(Settings settings) {
    return replica(settings, clock);
  }

  Replica replica(Settings settings, Clock itsClock) {
    return new Replica(jdbi, outbox, itsClock, settings).hasRead(TODAY);
  }
}
