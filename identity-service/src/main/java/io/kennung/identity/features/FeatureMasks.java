package io.kennung.identity.features;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** The feature masks of the living. */
@Singleton
class FeatureMasks {

  private final Jdbi jdbi;

  @Inject
  FeatureMasks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether the mask was another one before. */
  boolean replace(String identity, long mask) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    "UPDATE identity SET feature_mask = :mask WHERE id = :id AND feature_mask <> :mask")
                .bind("mask", mask)
                .bind("id", identity)
                .execute()
            == 1);
  }
}
