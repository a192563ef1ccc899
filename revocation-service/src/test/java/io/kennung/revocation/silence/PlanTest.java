package io.kennung.revocation.silence;

import static io.kennung.revocation.silence.Night.SINCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.kennung.revocation.testing.RevocationTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a table of a hundred thousand, of which few or nearly all are silent. */
@RevocationTest
class PlanTest {

  private static final List<String> PARAMETERS =
      List.of(":since", ":seenOn", ":identity", ":limit", ":inactive");

  @Inject AgroalDataSource dataSource;

  @ParameterizedTest
  @CsvSource({
    "1, force_custom_plan",
    "1, force_generic_plan",
    "95, force_custom_plan",
    "95, force_generic_plan",
  })
  void sweepGoesByTheIndexAndNeverThroughTheTable(int percentSilent, String planning) {
    String plan =
        rolledBack(
            percentSilent,
            sql -> {
              sql.execute("SET LOCAL plan_cache_mode = " + planning);
              sql.execute("PREPARE sweep (date, date, text, integer, smallint) AS " + numbered());
              List<String> lines =
                  sql.createQuery(
                          "EXPLAIN EXECUTE sweep ('2026-03-30', '1970-01-01', '', 1000, 1::smallint)")
                      .mapTo(String.class)
                      .list();
              sql.execute("DEALLOCATE sweep");
              return String.join("\n", lines);
            });

    assertThat(plan)
        .contains("Index Scan using life_active", "Tid Scan on life")
        .doesNotContain("Seq Scan on life", "Sort Key: life.seen_on");
  }

  private static String numbered() {
    String numbered = Sleepers.FALL_SILENT;
    for (int i = 0; i < PARAMETERS.size(); i++) {
      numbered = numbered.replace(PARAMETERS.get(i), "$" + (i + 1));
    }
    return numbered;
  }

  private String rolledBack(int percentSilent, Function<Handle, String> work) {
    return Jdbi.create(dataSource)
        .withHandle(sql -> {
          sql.begin();
          try {
            sql.createUpdate(
                    """
                    INSERT INTO life (identity, public_key, state, seen_on)
                    SELECT 'Q' || lpad(n::text, 7, '0'), sha256(n::text::bytea), 0,
                      CAST(:since AS date)
                        + CASE WHEN n % 100 < :percent THEN -1 - n % 50 ELSE n % 90 END
                    FROM generate_series(1, 100000) AS n
                    """)
                .bind("since", SINCE)
                .bind("percent", percentSilent)
                .execute();
            sql.execute("ANALYZE life");
            return work.apply(sql);
          } finally {
            sql.rollback();
          }
        });
  }
}
