package io.kennung.revocation.activity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Signs of life that this replica knows to be written; the database is not asked about them. */
@Singleton
class WrittenDays {

  private final Cache<String, LocalDate> latest;

  @Inject
  WrittenDays(ActivityConfig config, MeterRegistry metrics) {
    this.latest =
        Caffeine.newBuilder()
            .maximumSize(config.memory())
            .expireAfterWrite(config.memoryTrust())
            .recordStats()
            .build();
    CaffeineCacheMetrics.monitor(metrics, latest, "directory.activity");
  }

  /** Those that may not be written yet. */
  Map<String, LocalDate> newsAmong(Map<String, LocalDate> days) {
    Predicate<Map.Entry<String, LocalDate>> isNews =
        sign -> {
          LocalDate written = latest.getIfPresent(sign.getKey());
          return written == null || written.isBefore(sign.getValue());
        };
    return days.entrySet().stream()
        .filter(isNews)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** They have been committed. */
  void remember(Map<String, LocalDate> days) {
    days.forEach((identity, day) -> latest.asMap().merge(identity, day, Activity::later));
  }
}
