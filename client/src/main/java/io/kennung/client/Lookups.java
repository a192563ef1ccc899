package io.kennung.client;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.IdentityState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the directory tells anybody about identities, one by one and in bulk. */
final class Lookups {

  private final Exchange exchange;

  Lookups(Exchange exchange) {
    this.exchange = exchange;
  }

  Optional<PublicIdentity> find(String identity) {
    return exchange
        .find("identity/" + wellFormed(identity))
        .map(answer -> {
          IdentityState state = answer.has("state") ? answer.state("state") : IdentityState.ACTIVE;
          PublicIdentity found = PublicIdentity.of(answer, state);
          if (!found.identity().equals(identity)) {
            throw answer.unexpected("identity");
          }
          return found;
        });
  }

  Map<String, PublicIdentity> findAll(Collection<String> identities) {
    Map<String, PublicIdentity> all = new LinkedHashMap<>();
    for (List<String> batch : batches(identities)) {
      Set<String> asked = new HashSet<>(batch);
      Map<String, PublicIdentity> found = new HashMap<>();
      for (Answer entry : ask("identity/fetch_bulk", batch).objects("identities")) {
        String id = entry.text("identity");
        // What was not asked for is not an answer, and two answers are none.
        if (asked.contains(id)
            && found.put(id, PublicIdentity.of(entry, entry.state("state"))) != null) {
          throw entry.unexpected("identity");
        }
      }
      for (String id : batch) {
        Optional.ofNullable(found.get(id)).ifPresent(identity -> all.put(id, identity));
      }
    }
    return all;
  }

  StateCheck check(Collection<String> identities) {
    Map<String, CheckedIdentity> all = new LinkedHashMap<>();
    Duration interval = Duration.ZERO;
    for (List<String> batch :
        identities.isEmpty() ? List.of(List.<String>of()) : batches(identities)) {
      Answer answer = ask("identity/check", batch);
      List<@Nullable Long> states = answer.numbers("states", batch.size());
      List<@Nullable Long> types = answer.numbers("types", batch.size());
      List<@Nullable Long> masks = answer.numbers("featureMasks", batch.size());
      for (int i = 0; i < batch.size(); i++) {
        String id = batch.get(i);
        all.put(id, checked(answer, id, states.get(i), types.get(i), masks.get(i)));
      }
      Duration wanted = Duration.ofSeconds(answer.number("checkInterval"));
      if (!wanted.isPositive()) {
        throw answer.unexpected("checkInterval");
      }
      interval = wanted.compareTo(interval) > 0 ? wanted : interval;
    }
    return new StateCheck(all, interval);
  }

  Map<String, @Nullable Long> featureMasks(Collection<String> identities) {
    Map<String, @Nullable Long> all = new LinkedHashMap<>();
    for (List<String> batch : batches(identities)) {
      Answer answer = ask("identity/check_featuremask", batch);
      List<@Nullable Long> masks = answer.numbers("featureMasks", batch.size());
      for (int i = 0; i < batch.size(); i++) {
        all.put(batch.get(i), mask(answer, "featureMasks", masks.get(i)));
      }
    }
    return all;
  }

  private Answer ask(String path, List<String> identities) {
    return exchange.post(path, Map.of("identities", identities));
  }

  private static CheckedIdentity checked(
      Answer answer,
      String id,
      @Nullable Long state,
      @Nullable Long type,
      @Nullable Long featureMask) {
    if (state == null || type == null) {
      throw answer.unexpected(state == null ? "states" : "types");
    }
    return new CheckedIdentity(
        id,
        answer.state("states", state),
        answer.read("types", type, Math::toIntExact),
        mask(answer, "featureMasks", featureMask));
  }

  private static @Nullable Long mask(Answer answer, String name, @Nullable Long mask) {
    return mask == null ? null : (Long) answer.featureMask(name, mask);
  }

  private static List<List<String>> batches(Collection<String> identities) {
    List<String> distinct = new ArrayList<>(new LinkedHashSet<>(identities));
    distinct.forEach(Lookups::wellFormed);
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += Directory.BATCH) {
      batches.add(distinct.subList(from, Math.min(from + Directory.BATCH, distinct.size())));
    }
    return batches;
  }

  private static String wellFormed(String identity) {
    if (!IdentityId.isWellFormed(identity)) {
      throw new IllegalArgumentException("not an identity id");
    }
    return identity;
  }
}
