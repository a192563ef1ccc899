package io.kennung.identity.lookup;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.IdentityState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers questions about identities. */
@Singleton
class Directory {

  private final EntryCache cache;
  private final Entries entries;
  private final LookupConfig config;

  @Inject
  Directory(EntryCache cache, Entries entries, LookupConfig config) {
    this.cache = cache;
    this.entries = entries;
    this.config = config;
  }

  /** A living identity; empty when it was never issued or has been revoked. */
  CompletableFuture<Optional<PublicIdentity>> find(String id) {
    return IdentityId.isWellFormed(id)
        ? cache
            .find(id)
            .thenApply(found -> Optional.ofNullable(found).filter(PublicIdentity::lives))
        : CompletableFuture.completedFuture(Optional.empty());
  }

  /** The living among these, each once, in the order in which they were asked for. */
  List<PublicIdentity> findAll(List<String> ids) {
    Map<String, PublicIdentity> found = living(ids);
    return new LinkedHashSet<>(ids).stream().filter(found::containsKey).map(found::get).toList();
  }

  /**
   * State, type and features of each of these, in the order and number in which they were asked
   * for.
   */
  CheckAnswer check(List<String> ids) {
    Map<String, PublicIdentity> found = living(ids);
    int[] states = new int[ids.size()];
    int[] types = new int[ids.size()];
    List<@Nullable Long> masks = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      PublicIdentity entry = found.get(ids.get(i));
      states[i] = entry == null ? IdentityState.INVALID.code() : entry.state();
      types[i] = entry == null ? 0 : entry.type();
      masks.add(entry == null ? null : entry.featureMask());
    }
    return new CheckAnswer(states, types, masks, config.checkInterval().toSeconds());
  }

  private Map<String, PublicIdentity> living(List<String> ids) {
    Set<String> wellFormed = new LinkedHashSet<>();
    ids.stream().filter(IdentityId::isWellFormed).forEach(wellFormed::add);
    if (wellFormed.isEmpty()) {
      return Map.of();
    }
    return entries.living(wellFormed);
  }
}
