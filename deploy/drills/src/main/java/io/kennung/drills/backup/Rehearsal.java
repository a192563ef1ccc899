package io.kennung.drills.backup;

import io.kennung.drills.people.Patience;
import io.kennung.drills.people.Town;
import io.kennung.drills.report.Findings;
import io.kennung.local.ServiceProcess;
import io.kennung.local.Stack;
import io.kennung.local.StackConfig;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One disaster, from the life before it to the life after. */
final class Rehearsal {

  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final double NANOS = 1e9;

  private final StackConfig config;
  private final Snapshot snapshot;
  private final boolean kafkaIsLost;
  private final Findings findings;
  private final Path saved;

  /**
   * @param snapshot how the database is saved
   * @param kafkaIsLost with the database
   */
  Rehearsal(StackConfig config, Snapshot snapshot, boolean kafkaIsLost, Findings findings) {
    // The silent are looked for at once, so that somebody falls silent within the drill.
    this.config =
        config.withEnvironment(
            Map.of("DIRECTORY_SILENCE_STEADY", "0s", "DIRECTORY_SILENCE_EVERY", "1s"));
    this.snapshot = snapshot;
    this.kafkaIsLost = kafkaIsLost;
    this.findings = findings;
    this.saved = config.state().path().resolve("saved");
  }

  void run() {
    Past past = untilTheDisaster();
    long disaster = System.nanoTime();
    StateFolder.delete(config.state().postgres());
    if (kafkaIsLost) {
      StateFolder.delete(config.state().kafka());
    }
    long began = System.nanoTime();
    snapshot.restore(saved, config.state());
    findings.done("restored into an empty server", began);
    if (kafkaIsLost) {
      Resending.ofAllThatIsKept(config.state());
      findings.say("  everything that is still in the outboxes is marked as not sent");
    }
    began = System.nanoTime();
    try (Stack stack = Stack.start(asItIs());
        Town town = new Town(stack)) {
      findings.done("all services are ready", began);
      began = System.nanoTime();
      agree(stack, "after the restore");
      findings.done("what was told after the backup is heard again; the services agree", began);
      findings.say("  from the loss to there: %.1f s", (System.nanoTime() - disaster) / NANOS);
      Aftermath aftermath = new Aftermath(findings, stack, town, chatServer());
      if (kafkaIsLost) {
        aftermath.withoutKafka(past);
      } else {
        aftermath.withKafka(past);
      }
    }
  }

  /** Nothing of it is forgotten first. */
  private StackConfig asItIs() {
    return new StackConfig(
        config.root(),
        config.state(),
        config.ports(),
        false,
        config.aot(),
        config.limits(),
        config.replicas(),
        config.environment());
  }

  private ChatServer chatServer() {
    return new ChatServer(new Secrets(config.state().secrets()).of("directory.changes.tokens"));
  }

  private Past untilTheDisaster() {
    long began = System.nanoTime();
    try (Stack stack = Stack.start(config);
        Town town = new Town(stack)) {
      findings.done("a system of its own is up", began);
      began = System.nanoTime();
      Lives lives = Lives.begin(town, stack.postgres());
      findings.done("a dozen people register, link, revoke, fall silent, keep backups", began);
      ChatServer chatServer = chatServer();
      String cursor = chatServer.after(stack.frontDoor(), "").next();
      Crowd crowd = new Crowd(town);
      try (crowd) {
        boolean busy = Patience.comesTrue(LONGEST, () -> crowd.registered().size() > 50);
        findings.check(busy, "nobody could register");
        began = System.nanoTime();
        take(stack);
        findings.done(
            "saved while requests run: %s, %,d KiB".formatted(snapshot.name(), size()), began);
        int then = crowd.registered().size();
        began = System.nanoTime();
        lives.afterTheBackup(town, stack.postgres());
        boolean more = Patience.comesTrue(LONGEST, () -> crowd.registered().size() > then + 50);
        findings.check(more, "nobody could register after the backup");
      }
      findings.done(
          "life goes on: %,d have registered".formatted(crowd.registered().size()), began);
      findings.check(
          crowd.failures().isEmpty(), "requests failed beside the backup: " + crowd.failures());
      agree(stack, "before the disaster");
      Past past =
          new Past(
              lives,
              crowd.registered(),
              Facts.of(stack.postgres()),
              cursor,
              chatServer.after(stack.frontDoor(), cursor));
      stack.services().forEach(ServiceProcess::kill);
      findings.say(
          "  the database is lost%s, the services with it", kafkaIsLost ? ", Kafka too" : "");
      return past;
    }
  }

  private void take(Stack stack) {
    try {
      StateFolder.delete(saved);
      Files.createDirectories(saved);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    snapshot.take(stack.postgres(), saved);
  }

  private long size() {
    try (var files = Files.walk(saved)) {
      return files.filter(Files::isRegularFile).mapToLong(each -> each.toFile().length()).sum()
          >> 10;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void agree(Stack stack, String when) {
    boolean came =
        Patience.comesTrue(LONGEST, () -> Agreement.contradictions(stack.postgres()).isEmpty());
    if (!came) {
      Agreement.contradictions(stack.postgres())
          .forEach(each -> findings.wrong(when + ", " + each));
    }
    findings.check(came, "the services do not agree " + when);
  }
}
