package io.kennung.acceptance;

import io.kennung.acceptance.EventLog.Event;
import io.kennung.protocol.events.Topics;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an identity has left behind in every service. Equal for two that have lived the same life,
 * however often something was asked, sent or told on the way.
 *
 * @param rows its rows
 * @param published what each service has published about it, in order, events with their revisions
 * @param unsent how many of these have not been sent
 * @param heard how many events of each topic a service has taken in, by {@code service topic}
 * @param onTopics what has come on each topic, in order, repetitions left out
 */
record Traces(
    List<String> rows,
    Map<String, List<String>> published,
    int unsent,
    Map<String, Integer> heard,
    Map<String, List<String>> onTopics) {

  private static final String IDENTITY_ROWS =
      """
      SELECT 'identity ' || state || ' ' || lifecycle_revision FROM identity WHERE id = '%1$s'
      UNION ALL
      SELECT 'kind ' || kind || ' ' || linked || ' ' || revision FROM linked_kind
      WHERE identity = '%1$s'
      UNION ALL
      SELECT 'ids of the key ' || count(*) FROM identity
      WHERE public_key = (SELECT public_key FROM identity WHERE id = '%1$s')
      """;

  private static final String VERIFICATION_ROWS =
      """
      SELECT 'known ' || state || ' ' || lifecycle_revision FROM known_identity WHERE id = '%1$s'
      UNION ALL
      SELECT 'link ' || kind || ' ' || (address IS NOT NULL) || ' ' || revision FROM link
      WHERE identity = '%1$s'
      UNION ALL
      SELECT 'pending ' || kind FROM verification WHERE identity = '%1$s'
      """;

  private static final String REVOCATION_ROWS =
      """
      SELECT 'life ' || state || ' ' || revision FROM life WHERE identity = '%1$s'
      UNION ALL
      SELECT 'revocation ' || how FROM revocation WHERE identity = '%1$s'
      """;

  /** Of those about a message nobody promises how many there are, and of signs of life neither. */
  private static final String EVENTS =
      """
      SELECT event_id || ' ' || split_part(type, '.', 3) || ' '
        || coalesce(convert_from(data, 'UTF8')::json ->> 'revision', '-')
      FROM outbox
      WHERE key = '%s' AND type !~ 'VerificationProgressed|IdentitySeen' ORDER BY position
      """;

  /** Which topics a service listens to. */
  private static final Map<String, List<String>> HEARS =
      Map.of(
          World.IDENTITY, List.of(Topics.LINK, Topics.LIFECYCLE),
          World.VERIFICATION, List.of(Topics.IDENTITY, Topics.LIFECYCLE),
          World.REVOCATION, List.of(Topics.IDENTITY));

  /** Who publishes on a topic. */
  private static final Map<String, String> PUBLISHERS =
      Map.of(
          Topics.IDENTITY, World.IDENTITY,
          Topics.LINK, World.VERIFICATION,
          Topics.LIFECYCLE, World.REVOCATION);

  /**
   * Those of this identity.
   *
   * @param logs by topic, read up to now
   */
  static Traces of(World world, Map<String, EventLog> logs, String identity) {
    Map<String, List<String>> events = new HashMap<>();
    PUBLISHERS.forEach(
        (topic, service) -> events.put(topic, world.rows(service, EVENTS.formatted(identity))));
    Map<String, Integer> heard = new HashMap<>();
    HEARS.forEach((service, topics) ->
        topics.forEach(
            topic -> heard.put(service + " " + topic, heard(world, service, events.get(topic)))));
    Map<String, List<String>> onTopics = new HashMap<>();
    logs.forEach((topic, log) -> onTopics.put(topic, arrived(log, identity, events.get(topic))));
    Map<String, List<String>> published = new HashMap<>();
    events.forEach((topic, named) -> published.put(topic, withoutIds(named)));
    return new Traces(rows(world, identity), published, unsent(world, identity), heard, onTopics);
  }

  private static List<String> rows(World world, String identity) {
    return Map.of(
            World.IDENTITY, IDENTITY_ROWS,
            World.VERIFICATION, VERIFICATION_ROWS,
            World.REVOCATION, REVOCATION_ROWS)
        .entrySet()
        .stream()
        .flatMap(each -> world.rows(each.getKey(), each.getValue().formatted(identity)).stream())
        .sorted()
        .toList();
  }

  private static int unsent(World world, String identity) {
    return PUBLISHERS.values().stream()
        .mapToInt(service ->
            world
                .rows(
                    service,
                    "SELECT 1 FROM outbox WHERE key = '%s' AND sent_at IS NULL".formatted(identity))
                .size())
        .sum();
  }

  private static int heard(World world, String service, List<String> events) {
    List<String> ids = events.stream().map(each -> "'" + each.split(" ", 2)[0] + "'").toList();
    return ids.isEmpty()
        ? 0
        : world
            .rows(
                service,
                "SELECT 1 FROM inbox WHERE event_id IN (%s)".formatted(String.join(",", ids)))
            .size();
  }

  /** In the words of the outbox; what never was in there in its own. */
  private static List<String> arrived(EventLog log, String identity, List<String> events) {
    Map<String, String> inOutbox = new HashMap<>();
    events.forEach(each -> inOutbox.put(each.split(" ", 2)[0], each.split(" ", 2)[1]));
    Set<Event> once = new LinkedHashSet<>(log.about(List.of(identity)));
    once.removeIf(event -> event.type().equals("VerificationProgressed"));
    return once.stream()
        .map(event -> inOutbox.getOrDefault(event.id(), "a strange " + event.type()))
        .toList();
  }

  private static List<String> withoutIds(List<String> events) {
    return events.stream().map(each -> each.split(" ", 2)[1]).toList();
  }
}
