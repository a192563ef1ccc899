package io.kennung.drills.rolling;

import io.kennung.drills.crowd.ChatServer;
import io.kennung.drills.crowd.Crowd;
import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Failed;
import io.kennung.drills.load.Failures;
import io.kennung.drills.load.Pace;
import io.kennung.drills.load.Wire;
import io.kennung.local.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The drill itself, on a system that runs. */
public final class Rolling {

  /**
   * What the services of that system find in their environment: the crowd comes from one address
   * and with one country code, and whoever balances the load hears late of an end. So many JVMs on
   * one machine compile in a hurry: done thoroughly, that alone would be more than the load.
   */
  public static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DIRECTORY_GUARD_BURST", "1000000",
          "DIRECTORY_LIMITS_SUPPORT_LOOKS_AN_HOUR", "1000000",
          "QUARKUS_SHUTDOWN_DELAY", "3s",
          "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

  private static final int GATHERED = 100;
  private static final int CHAT_SERVERS = 2;
  private static final int LONGEST_POLL_SECONDS = 20;
  private static final long UNDISTURBED_SECONDS = 5;

  private final Stack stack;
  private final Plan plan;
  private final String changesToken;
  private final Consumer<String> progress;

  /**
   * @param changesToken by which a chat server of this system is known
   * @param progress what to tell a person meanwhile, a line each
   */
  public Rolling(Stack stack, Plan plan, String changesToken, Consumer<String> progress) {
    this.stack = stack;
    this.plan = plan;
    this.changesToken = changesToken;
    this.progress = progress;
  }

  /** Returns when everything has been replaced and reckoned up. */
  public Outcome run() {
    Failures failures = new Failures();
    try (Wire wire = new Wire(stack.frontDoor());
        Wire chat = new Wire(stack.frontDoor());
        Wire telephone = new Wire(stack.telephone());
        Wire issuer = new Wire(stack.issuer());
        Crowd crowd =
            new Crowd(wire, Caller.unpaced(telephone), Caller.unpaced(issuer), failures)) {
      List<ChatServer> chatServers = chatServers(chat, failures);
      try (Reckoning reckoning = new Reckoning(stack, chatServers)) {
        crowd.gather(GATHERED);
        Outcome.Times times = load(crowd);
        progress.accept("Reckoning up");
        List<String> differences = new ArrayList<>(reckoning.differences(crowd.people().all()));
        chatServers.forEach(ChatServer::close);
        verifyBackups(crowd, wire, failures);
        times.replacements().stream()
            .map(Replacement::died)
            .filter(why -> !why.isEmpty())
            .forEach(differences::add);
        return new Outcome(
            times,
            wire.timings(),
            failures,
            differences,
            Told.of(crowd, chatServers),
            new Outcome.Events(reckoning.events(), reckoning.repeated()),
            stack.secondAttempts());
      }
    }
  }

  private Outcome.Times load(Crowd crowd) {
    long began = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.warmUpSeconds());
    List<Replacement> replacements;
    long rollBegan;
    long rollEnded;
    try (Pace pace = new Pace(plan.perSecond(), plan.warmUpSeconds())) {
      crowd.come(pace);
      try {
        rest(began + TimeUnit.SECONDS.toNanos(UNDISTURBED_SECONDS));
        progress.accept("Replacing process by process");
        rollBegan = System.nanoTime();
        replacements = new Roll(stack, plan).all();
        rollEnded = System.nanoTime();
        rest(began + TimeUnit.SECONDS.toNanos(plan.seconds()));
      } finally {
        // Who has begun needs turns to come to an end, also when a process did not start.
        pace.admitNobody();
        crowd.close();
      }
    }
    return new Outcome.Times(began, rollBegan, rollEnded, System.nanoTime(), replacements);
  }

  static void rest(long until) {
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private List<ChatServer> chatServers(Wire chat, Failures failures) {
    return Stream.generate(() ->
            new ChatServer(Caller.unpaced(chat, LONGEST_POLL_SECONDS), changesToken, failures))
        .limit(CHAT_SERVERS)
        .toList();
  }

  private static void verifyBackups(Crowd crowd, Wire wire, Failures failures) {
    try {
      crowd.backups().verify(Caller.unpaced(wire));
    } catch (Failed e) {
      failures.add(e);
    }
  }
}
