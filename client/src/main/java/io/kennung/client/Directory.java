package io.kennung.client;

import io.kennung.protocol.FeatureMask;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.SecretKey;
import java.net.URI;
import java.time.Clock;
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

/**
 * A directory of identities, over the network. Safe for use by many threads; one instance keeps its
 * connections, so make one and keep it.
 *
 * <p>Every call may throw {@link DirectoryException}; ids that are not well formed are an {@link
 * IllegalArgumentException}, without asking the server. Source: the directory contract, sections 4
 * to 6.
 */
public final class Directory implements AutoCloseable {

  /** How many ids one request asks for at most; more are asked for in several requests. */
  public static final int BATCH = 1000;

  private final Settings settings;
  private final Exchange exchange;
  private final TwoPhase twoPhase;
  private final Creation creation;

  /** A directory with the given times to wait and licence. */
  public Directory(Settings settings) {
    this(settings, Clock.systemUTC(), Creation.Pause.REAL);
  }

  Directory(Settings settings, Clock clock, Creation.Pause pause) {
    this.settings = settings;
    this.exchange = new Exchange(settings);
    this.twoPhase = new TwoPhase(exchange);
    this.creation = new Creation(twoPhase, settings.licence(), clock, pause);
  }

  /** The directory at this address, for example {@code http://127.0.0.1:8080/}. */
  public static Directory at(URI base) {
    return new Directory(Settings.at(base));
  }

  /** Where it is and how long we wait for it. */
  public Settings settings() {
    return settings;
  }

  /**
   * Creates an identity for this key. An answer that gets lost is asked for again (the directory
   * answers with the same identity), for up to 16 seconds of pauses and never beyond the life of
   * the challenge.
   */
  public CreatedIdentity create(SecretKey key) {
    return finish(begin(key));
  }

  /** The first half of {@link #create}, for whoever wants to keep the key safe in between. */
  public UnfinishedCreation begin(SecretKey key) {
    return creation.begin(key);
  }

  /** The second half of {@link #create}; doing it again gives the same identity. */
  public CreatedIdentity finish(UnfinishedCreation unfinished) {
    return creation.finish(unfinished);
  }

  /** The identity with this id; nothing where it was never assigned or has been revoked. */
  public Optional<PublicIdentity> find(String identity) {
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

  /** Those of the identities that live, by id, in the order asked. */
  public Map<String, PublicIdentity> findAll(Collection<String> identities) {
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

  /** How the identities are doing. Asks even about none, to learn the interval. */
  public StateCheck check(Collection<String> identities) {
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

  /** The feature masks by id, in the order asked; null where the directory does not know. */
  public Map<String, @Nullable Long> featureMasks(Collection<String> identities) {
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

  /**
   * @param mask a bit a feature, 0 to 2^53-1
   * @throws IllegalArgumentException when some client could not read the mask
   */
  public void setFeatureMask(Identity own, long mask) {
    if (!FeatureMask.isValid(mask)) {
      throw new IllegalArgumentException("a feature mask is a number from 0 to 2^53-1");
    }
    twoPhase
        .run(
            "identity/set_featuremask",
            Map.of("identity", own.id(), "featureMask", mask),
            own.key())
        .requireSuccess();
  }

  /** What the directory tells the owner only; proves that the key still belongs to the identity. */
  public OwnIdentity own(Identity own) {
    // Apps of licensed directories are work apps, and say so.
    String variant = settings.licence() == null ? "consumer" : "work";
    Answer answer =
        twoPhase.run(
            "identity/fetch_priv", Map.of("identity", own.id(), "appVariant", variant), own.key());
    answer.requireSuccess();
    if (!answer.text("identity").equals(own.id())) {
      throw answer.unexpected("identity");
    }
    return new OwnIdentity(
        own.id(),
        Creation.serverGroup(answer),
        answer.optionalText("email"),
        answer.optionalText("mobileNo"));
  }

  /** What opens Safe and blob servers of a licensed directory. A secret. */
  public String authToken() {
    return exchange.get("auth_token").text("authToken");
  }

  /** Every authenticated call, also those this class has no method for. */
  public TwoPhase twoPhase() {
    return twoPhase;
  }

  /** Ends the connections; requests on their way fail. */
  @Override
  public void close() {
    exchange.close();
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
    distinct.forEach(Directory::wellFormed);
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += BATCH) {
      batches.add(distinct.subList(from, Math.min(from + BATCH, distinct.size())));
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
