package io.kennung.revocation.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.TestClock;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class StrangersTest {

  @Inject Strangers strangers;
  @Inject SignsOfLife signs;
  @Inject Lifelines lives;
  @Inject Table table;
  @Inject Jdbi jdbi;
  @Inject TestClock clock;

  @BeforeEach
  void now() {
    clock.reset();
  }

  @Test
  void whoNeverRegistersIsForgottenAfterTwoWeeksAndNobodyElse() {
    String late = People.newId();
    String longGone = People.newId();
    seen(late, 14);
    seen(longGone, 15);
    List<String> known = List.of(lives.active(), lives.inactive(), lives.revoked());
    known.forEach(
        id -> table.execute("UPDATE life SET seen_on = '2020-01-01' WHERE identity = ?", id));

    strangers.purge();

    assertThat(lives.isStranger(longGone)).isTrue();
    assertThat(lives.isStranger(late)).isFalse();
    assertThat(known).noneMatch(lives::isStranger);
  }

  @Test
  void onlySoManyAreForgottenAtOnceTheOldestFirst() {
    List<String> ids = Lifelines.strangers(3);
    seen(ids.get(0), 4001);
    seen(ids.get(1), 4003);
    seen(ids.get(2), 4002);

    signs.forgetUnknown(lives.today().minusDays(4000), 2);

    assertThat(ids.stream().filter(lives::isStranger)).containsExactly(ids.get(1), ids.get(2));
    strangers.purge();
  }

  @Test
  void theyAreFoundByTheirOwnIndex() {
    String plan =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              table.execute("SET LOCAL enable_seqscan = off");
              return plan();
            });

    assertThat(plan).contains("life_unknown").doesNotContain("Sort");
  }

  private String plan() {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                EXPLAIN SELECT identity FROM life
                WHERE public_key IS NULL AND state = 0 AND seen_on < '2026-11-01'
                ORDER BY seen_on LIMIT 10 FOR UPDATE SKIP LOCKED
                """)
            .mapTo(String.class)
            .collect(Collectors.joining("\n")));
  }

  private void seen(String id, int daysAgo) {
    table.execute(
        "INSERT INTO life (identity, state, seen_on) VALUES (?, 0, ?)",
        id,
        lives.today().minusDays(daysAgo));
  }
}
