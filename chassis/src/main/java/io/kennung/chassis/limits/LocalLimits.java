package io.kennung.chassis.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Limits kept in this replica's memory: for reads, which go on when everything else is out of
 * reach, and whose limit may be as many times higher as there are replicas.
 */
@Singleton
public class LocalLimits {

  /** Beyond this many busy addresses the least recently seen start anew. */
  private static final int MAX_KEYS = 100_000;

  private record Key(String limit, String who) {}

  private final Cache<Key, Instant> wholeAt = Caffeine.newBuilder().maximumSize(MAX_KEYS).build();
  private final MeterRegistry metrics;
  private final Clock clock;

  /** Empty limits. */
  @Inject
  public LocalLimits(MeterRegistry metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Counts one request.
   *
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}
   */
  public void admit(Limit limit, String who) {
    Instant now = clock.instant();
    Instant[] refused = new Instant[1];
    wholeAt
        .asMap()
        .compute(
            new Key(limit.name(), who),
            (key, whole) -> {
              Instant before = whole == null ? now : whole;
              Instant after = limit.afterOneMore(before, now);
              if (limit.allows(after, now)) {
                return after;
              }
              refused[0] = after;
              return before;
            });
    if (refused[0] != null) {
      metrics.counter("directory.limits.refused", "limit", limit.name()).increment();
      throw new Refused(CommonFailure.TOO_OFTEN, limit.retryAfter(refused[0], now));
    }
  }
}
