package io.kennung.identity.lookup;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The identities that are asked for most, in memory. A change anywhere removes the entry here, and
 * a look-up that was under way when the change came is not kept; while this replica cannot hear of
 * changes, nothing is answered from memory.
 */
@Startup
@Singleton
class EntryCache implements ChangeFeed.Listener {

  private final AsyncCache<String, @Nullable PublicIdentity> cache;
  private final EntryLoader loader;
  private final ChangeFeed feed;

  @Inject
  EntryCache(LookupConfig config, EntryLoader loader, ChangeFeed feed, MeterRegistry metrics) {
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(config.cacheSize())
            .recordStats()
            .executor(Runnable::run)
            .buildAsync();
    this.loader = loader;
    this.feed = feed;
    feed.tell(this);
    CaffeineCacheMetrics.monitor(metrics, cache, "directory.identities");
  }

  /** The entry of this id, the revoked included; null when it was never issued. */
  CompletableFuture<@Nullable PublicIdentity> find(String id) {
    return feed.isCurrent() ? cache.get(id, (key, executor) -> loader.load(key)) : loader.load(id);
  }

  @Override
  public void changed(String identity) {
    cache.synchronous().invalidate(identity);
  }

  @Override
  public void lostTrack() {
    cache.synchronous().invalidateAll();
  }
}
