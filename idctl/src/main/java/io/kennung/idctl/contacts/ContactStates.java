package io.kennung.idctl.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.CheckedIdentity;
import io.kennung.client.PublicIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.protocol.IdentityState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code contact-states.json} holds: how the contacts were doing when the directory was asked
 * last. It is no part of the belongings: another device asks for itself.
 */
final class ContactStates {

  private static final String FILE = "contact-states.json";

  /** No directory can want more, and times stay such that can be written. */
  private static final Duration LONGEST = Duration.ofDays(366);

  /**
   * One contact's.
   *
   * @param featureMask a bit a feature; null where it never was known
   */
  record Known(IdentityState state, @Nullable Long featureMask) {}

  /**
   * When all were asked for.
   *
   * @param interval how long to wait then, as the directory said
   */
  private record Check(Instant at, Duration interval) {
    Check {
      interval = interval.compareTo(LONGEST) > 0 ? LONGEST : interval;
    }
  }

  private final URI server;
  private final Map<String, Known> known;
  private @Nullable Check check;

  private ContactStates(URI server, Map<String, Known> known, @Nullable Check check) {
    this.server = server;
    this.known = known;
    this.check = check;
  }

  /** Those that this directory has told; nothing is known yet of what another one may say. */
  static ContactStates in(Profile profile, URI server) {
    return profile
        .read(FILE, ContactStates::of)
        .filter(kept -> kept.server.equals(server))
        .orElseGet(() -> new ContactStates(server, new HashMap<>(), null));
  }

  void keepIn(Profile profile) {
    profile.write(FILE, json());
  }

  Optional<Known> of(String identity) {
    return Optional.ofNullable(known.get(identity));
  }

  /** When all were asked for last. */
  Optional<Instant> checkedAt() {
    return Optional.ofNullable(check).map(Check::at);
  }

  /** How long not to ask for all of them again; zero where it may be done. */
  Duration waitAt(Instant now) {
    // A clock that was set back would otherwise forbid it for as long.
    if (check == null || now.isBefore(check.at)) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, check.at.plus(check.interval));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** All were asked for. */
  void checked(Instant now, Duration interval) {
    check = new Check(now, interval);
  }

  /**
   * The directory has told this.
   *
   * @return the state before, where it was known and another one
   */
  Optional<IdentityState> put(CheckedIdentity told) {
    Known before = known.get(told.identity());
    Long mask = told.featureMask();
    known.put(
        told.identity(),
        new Known(told.state(), mask == null && before != null ? before.featureMask : mask));
    return Optional.ofNullable(before).map(Known::state).filter(state -> state != told.state());
  }

  /** The directory has told this. */
  void put(PublicIdentity told) {
    known.put(told.identity(), new Known(told.state(), told.featureMask()));
  }

  void remove(String identity) {
    known.remove(identity);
  }

  private ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("version", 1).put("server", server.toString());
    if (check != null) {
      json.put("checkedAt", check.at.toString()).put("checkInterval", check.interval.toSeconds());
    }
    ObjectNode states = json.putObject("states");
    new TreeMap<>(known)
        .forEach((identity, each) ->
            states
                .putObject(identity)
                .put("state", each.state.code())
                .put("featureMask", each.featureMask));
    return json;
  }

  private static ContactStates of(JsonNode json) {
    Map<String, Known> known = new HashMap<>();
    json.required("states")
        .properties()
        .forEach(entry -> {
          JsonNode mask = entry.getValue().path("featureMask");
          known.put(
              entry.getKey(),
              new Known(
                  IdentityState.of(entry.getValue().required("state").asInt()),
                  mask.isIntegralNumber() ? mask.asLong() : null));
        });
    Check check =
        json.has("checkedAt")
            ? new Check(
                Instant.parse(json.required("checkedAt").asText()),
                Duration.ofSeconds(json.required("checkInterval").asLong()))
            : null;
    return new ContactStates(URI.create(json.required("server").asText()), known, check);
  }
}
