package io.kennung.drills.rolling;

import io.kennung.drills.crowd.ChatServer;
import io.kennung.drills.crowd.Person;
import io.kennung.local.Stack;
import io.kennung.protocol.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares what people were told with the tables of all services, with the topics, and with what
 * chat servers have heard. Whoever has got no answer is left out: that is a failure of its own.
 */
final class Reckoning implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;
  private static final long BETWEEN_LOOKS_MILLIS = 250;

  private final Stack stack;
  private final List<ChatServer> chatServers;
  private final Tables tables;
  private final TopicLog topics;
  private final long deadLetters;

  /** To be made before anything happens. */
  Reckoning(Stack stack, List<ChatServer> chatServers) {
    this.stack = stack;
    this.chatServers = chatServers;
    this.tables = new Tables(stack.postgres());
    this.topics = new TopicLog(stack.kafka().bootstrapServers());
    this.deadLetters = stack.kafka().records(Topics.DEAD_LETTER);
  }

  /** What is not as it was told, once everything has had the time to arrive. */
  List<String> differences(List<Person> people) {
    List<Person> certain = people.stream().filter(each -> !each.isUncertain()).toList();
    long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<String> differences = look(certain);
    while (!differences.isEmpty() && System.nanoTime() < giveUpAt) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS_MILLIS));
      differences = look(certain);
    }
    return differences;
  }

  /** How many events of what people were told have come, repetitions left out. */
  int events() {
    return topics.count();
  }

  int repeated() {
    return topics.repeated();
  }

  private List<String> look(List<Person> people) {
    List<String> differences = new ArrayList<>();
    for (Fact fact : Fact.ALL) {
      compare(fact, people, differences);
    }
    topics.readOn();
    for (Person person : people) {
      for (String topic : TopicLog.TOPICS) {
        differ(
            "%s of %s".formatted(topic, person.id()),
            person.events(topic),
            topics.events(topic, person.id()),
            differences);
      }
    }
    for (ChatServer each : chatServers) {
      compareHeard(each, people, differences);
    }
    for (String schema : List.of("identity", "verification", "revocation")) {
      differ("unsent events of " + schema, 0, tables.unsent(schema), differences);
    }
    differ(
        "dead letters", 0L, stack.kafka().records(Topics.DEAD_LETTER) - deadLetters, differences);
    return differences;
  }

  private void compare(Fact fact, List<Person> people, List<String> differences) {
    Map<String, String> rows = tables.pairs(fact.schema(), fact.sql());
    for (Person person : people) {
      differ(
          "%s.%s of %s".formatted(fact.schema(), fact.table(), person.id()),
          fact.expected().apply(person),
          Optional.ofNullable(rows.get(person.id())),
          differences);
    }
  }

  private static void compareHeard(
      ChatServer server, List<Person> people, List<String> differences) {
    Map<String, Integer> times = new HashMap<>();
    server.revoked().forEach(id -> times.merge(id, 1, Integer::sum));
    for (Person person : people) {
      differ(
          "how often a chat server has heard of the end of " + person.id(),
          person.ended() == null ? 0 : 1,
          times.getOrDefault(person.id(), 0),
          differences);
    }
  }

  private static void differ(String what, Object expected, Object found, List<String> differences) {
    if (!expected.equals(found)) {
      differences.add("%s: %s, not %s".formatted(what, found, expected));
    }
  }

  @Override
  public void close() {
    tables.close();
    topics.close();
  }
}
