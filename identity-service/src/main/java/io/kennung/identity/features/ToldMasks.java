package io.kennung.identity.features;

import io.kennung.identity.history.Happening;
import io.kennung.identity.history.History;
import io.kennung.protocol.events.FeatureMaskChanged;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The changes of masks that this service has told. Each stands in the history since the transaction
 * in which it was made: one that does not was lost with its database.
 */
@Singleton
public class ToldMasks {

  private final Jdbi jdbi;
  private final FeatureMasks masks;
  private final History history;

  @Inject
  ToldMasks(Jdbi jdbi, FeatureMasks masks, History history) {
    this.jdbi = jdbi;
    this.masks = masks;
    this.history = history;
  }

  /** Makes those that were lost again, in order. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void restore(List<FeatureMaskChanged> told) {
    if (told.isEmpty()) {
      return;
    }
    for (int lost : lost(told)) {
      FeatureMaskChanged it = told.get(lost);
      var _ = masks.replace(it.identity(), it.featureMask());
      history.add(
          Happening.of(it.identity(), it.at(), "features").detail(Long.toString(it.featureMask())));
    }
  }

  /** Their places in the list. A later change makes an earlier one of the same identity known. */
  private List<Integer> lost(List<FeatureMaskChanged> told) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT place - 1 FROM unnest(CAST(:ids AS text[]), CAST(:moments AS timestamptz[]))
                  WITH ORDINALITY AS told (id, at, place)
                WHERE NOT EXISTS (SELECT FROM history
                  WHERE history.identity = told.id AND what = 'features' AND history.at >= told.at)
                ORDER BY place
                """)
            .bindArray(
                "ids", String.class, told.stream().map(FeatureMaskChanged::identity).toList())
            .bindArray(
                "moments",
                String.class,
                told.stream().map(it -> it.at().atOffset(ZoneOffset.UTC).toString()).toList())
            .mapTo(Integer.class)
            .list());
  }
}
