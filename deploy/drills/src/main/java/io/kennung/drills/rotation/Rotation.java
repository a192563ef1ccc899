package io.kennung.drills.rotation;

import io.kennung.client.DirectoryException;
import io.kennung.drills.people.Http;
import io.kennung.drills.people.Patience;
import io.kennung.drills.people.Town;
import io.kennung.drills.report.Findings;
import io.kennung.local.ServiceProcess;
import io.kennung.local.Stack;
import io.kennung.local.StackConfig;
import io.kennung.local.plan.Application;
import io.kennung.local.state.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All secrets at once: the new one added, made the first, the old one dropped. */
final class Rotation {

  private static final String CHANGES = "DIRECTORY_CHANGES_TOKENS";
  private static final String ACTIVITY = "DIRECTORY_ACTIVITY_TOKENS";
  private static final String OLD_LINKS = "directory_links_under_old_pepper";
  private static final Pattern GAUGE = Pattern.compile("(?m)^" + OLD_LINKS + "\\S* ([0-9.E]+)");
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int OLD = 0;
  private static final int NEW = 1;
  private static final int NEXT = 2;

  private final StackConfig config;
  private final Findings findings;
  private final int replicasEach;
  private final boolean underLoad;

  /**
   * @param underLoad whether people go on meanwhile, which takes two replicas of each service
   */
  Rotation(StackConfig config, Findings findings, int replicasEach, boolean underLoad) {
    // One country gets more messages than it would be trusted with.
    this.config = config.withEnvironment(Map.of("DIRECTORY_GUARD_BURST", "1000000"));
    this.findings = findings;
    this.replicasEach = replicasEach;
    this.underLoad = underLoad;
  }

  void run() {
    long began = System.nanoTime();
    try (Stack stack = Stack.start(config);
        Town town = new Town(stack)) {
      Replicas replicas = new Replicas(stack, replicasEach);
      findings.done("%d processes of four services are up".formatted(replicas.count()), began);
      Secrets secrets = new Secrets(config.state().secrets());
      new Course(stack, town, replicas, Keyring.of(secrets), new Roles(stack.postgres()))
          .run(secrets);
    }
  }

  /** One rotation of one system. */
  private final class Course {

    private final Town town;
    private final Replicas replicas;
    private final Keyring keys;
    private final Roles roles;
    private final URI door;

    Course(Stack stack, Town town, Replicas replicas, Keyring keys, Roles roles) {
      this.town = town;
      this.replicas = replicas;
      this.keys = keys;
      this.roles = roles;
      this.door = stack.frontDoor();
    }

    void run(Secrets secrets) {
      Kept kept = new Kept(town);
      Begun longAgo = new Begun(town);
      tokens("before", true, false);
      step("the new one is the second everywhere", each -> keys.with(OLD, NEW));
      tokens("with both", true, true);
      roles.addSecond();
      step(
          "the new one is the first everywhere; second roles in PostgreSQL",
          each -> {
            Map<String, String> environment = new HashMap<>(keys.with(NEW, OLD));
            environment.putAll(roles.second(each));
            return environment;
          });
      long before = underOldPepper();
      kept.turnUp(findings);
      roles.closeFirst();
      for (Application each : Application.ALL) {
        findings.check(
            !roles.opens(each.schema(), secrets.of("password." + each.schema())),
            "the old password still opens " + each.schema());
      }
      step(
          "the old one is dropped",
          each -> {
            Map<String, String> environment = new HashMap<>(keys.with(NEW));
            environment.putAll(roles.second(each));
            return environment;
          });
      long after = underOldPepper();
      findings.check(after < before, OLD_LINKS + " has not fallen");
      findings.say("  %s: %d, then %d", OLD_LINKS, before, after);
      tokens("afterwards", false, true);
      kept.afterTheDrop(findings);
      overdue(longAgo);
      findings.say(
          "  what turned up in time has moved; what did not is refused, and can be had anew");
      emergency();
    }

    /** Restarts all of them one by one, while people go on and things wait to be ended. */
    private void step(String name, Function<ServiceProcess, Map<String, String>> environment) {
      Begun begun = new Begun(town);
      long began = System.nanoTime();
      if (underLoad) {
        try (Everyday everyday = new Everyday(town, door)) {
          replicas.roll(environment);
          begun.end(findings, name);
          List<String> failures = everyday.takeFailures();
          failures.forEach(each -> findings.wrong(name + ": " + each));
          findings.check(failures.isEmpty(), name + ": journeys failed");
          findings.done(
              "%s: %,d journeys, %d failed".formatted(name, everyday.journeys(), failures.size()),
              began);
        }
      } else {
        replicas.roll(environment);
        begun.end(findings, name);
        findings.done(name, began);
      }
    }

    private void tokens(String when, boolean oldIsGood, boolean newIsGood) {
      findings.same(
          when + ", the old token for changes",
          oldIsGood ? 200 : 401,
          Kept.changes(door, keys.get(CHANGES, OLD)));
      findings.same(
          when + ", the new token for changes",
          newIsGood ? 200 : 401,
          Kept.changes(door, keys.get(CHANGES, NEW)));
      findings.same(
          when + ", the old token for activity",
          oldIsGood ? 204 : 401,
          Kept.activity(door, keys.get(ACTIVITY, OLD)));
      findings.same(
          when + ", the new token for activity",
          newIsGood ? 204 : 401,
          Kept.activity(door, keys.get(ACTIVITY, NEW)));
    }

    /** What was begun under a secret that is gone is refused in good order, and goes anew. */
    private void overdue(Begun begun) {
      findings.check(!begun.tokenWorks(), "a match token of a dropped secret is taken");
      try {
        town.directory()
            .twoPhase()
            .answer(
                "identity/set_featuremask",
                Map.of("identity", begun.anna.id(), "featureMask", 9),
                begun.challenge.token(),
                begun.challenge.response(begun.anna.key()))
            .requireSuccess();
        findings.wrong("a challenge of a dropped secret is taken");
      } catch (DirectoryException e) {
        findings.check(
            e.kind() == DirectoryException.Kind.REFUSED,
            "a challenge of a dropped secret is answered with " + e.getMessage());
      }
      // The same number and address again: the person has not noticed anything.
      town.linkPhone(begun.anna, begun.number);
      town.linkEmail(begun.anna, begun.address);
      findings.check(
          town.ownerOf(begun.number).isPresent() && town.ownerOf(begun.address).isPresent(),
          "what was begun under a dropped secret cannot be begun anew");
    }

    /** A secret has leaked: no time for two of them. */
    private void emergency() {
      Begun begun = new Begun(town);
      Function<ServiceProcess, Map<String, String>> leaked =
          each -> {
            Map<String, String> environment = new HashMap<>(keys.with(NEW));
            environment.put("DIRECTORY_SECRETS", keys.get("DIRECTORY_SECRETS", NEXT));
            environment.putAll(roles.second(each));
            return environment;
          };
      long began = System.nanoTime();
      if (underLoad) {
        try (Everyday everyday = new Everyday(town, door)) {
          replicas.roll(leaked);
          int during = everyday.takeFailures().size();
          findings.done(
              "directory.secrets replaced at once: %,d journeys, %d failed while replicas differed"
                  .formatted(everyday.journeys(), during),
              began);
        }
      } else {
        replicas.roll(leaked);
        findings.done("directory.secrets replaced at once", began);
      }
      overdue(begun);
      findings.check(begun.backupIsThere(), "a backup depends on directory.secrets");
      findings.check(town.ownerOf(begun.linked).isPresent(), "a link depends on directory.secrets");
      town.directory().revocation().revokeByPassword(begun.berta.id(), Begun.PASSWORD);
    }

    /** As it is counted when a process starts; never nobody in this drill. */
    private long underOldPepper() {
      URI metrics = replicas.metrics("verification");
      return Patience.until(
          OLD_LINKS,
          LONGEST,
          () -> {
            Matcher value = GAUGE.matcher(Http.get(metrics).text());
            long found = value.find() ? (long) Double.parseDouble(value.group(1)) : 0;
            return found > 0 ? found : null;
          });
    }
  }
}
