package io.kennung.local;

import io.kennung.local.plan.Ports;
import io.kennung.local.run.StartFailure;
import io.kennung.local.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a stack is to be like.
 *
 * @param root of the repository, where the packaged services lie
 * @param state what it keeps between runs
 * @param ports where it listens
 * @param fresh whether to forget the state first
 * @param aot whether services start with a start-up cache, made first where there is none
 * @param limits whether clients on this machine are limited like all others
 * @param replicas how many processes of every service there are
 * @param environment what every service finds in its environment beyond the rest; it wins
 */
public record StackConfig(
    Path root,
    StateFolder state,
    Ports ports,
    boolean fresh,
    boolean aot,
    boolean limits,
    int replicas,
    Map<String, String> environment) {

  /** More of every service than a machine bears that also carries all the rest. */
  public static final int MOST_REPLICAS = 4;

  public StackConfig {
    if (replicas < 1 || replicas > MOST_REPLICAS) {
      throw new StartFailure(
          "%d replicas: there may be 1 to %d of every service".formatted(replicas, MOST_REPLICAS));
    }
  }

  /** One process of each service, and nothing more in the environment. */
  public StackConfig(
      Path root, StateFolder state, Ports ports, boolean fresh, boolean aot, boolean limits) {
    this(root, state, ports, fresh, aot, limits, 1, Map.of());
  }

  /** Any free ports, no start-up cache, no limits. */
  public static StackConfig forTests(Path state) {
    return new StackConfig(
        findRoot(Path.of("")), new StateFolder(state), Ports.anyFree(), false, false, false);
  }

  public StackConfig withLimits() {
    return new StackConfig(root, state, ports, fresh, aot, true, replicas, environment);
  }

  public StackConfig withPorts(Ports chosen) {
    return new StackConfig(root, state, chosen, fresh, aot, limits, replicas, environment);
  }

  public StackConfig withRoot(Path chosen) {
    return new StackConfig(chosen, state, ports, fresh, aot, limits, replicas, environment);
  }

  public StackConfig withEnvironment(Map<String, String> chosen) {
    return new StackConfig(root, state, ports, fresh, aot, limits, replicas, chosen);
  }

  public StackConfig withReplicas(int count) {
    return new StackConfig(root, state, ports, fresh, aot, limits, count, environment);
  }

  /** The repository that a folder lies in. */
  static Path findRoot(Path folder) {
    for (Path each = folder.toAbsolutePath(); each != null; each = each.getParent()) {
      if (Files.isExecutable(each.resolve("mvnw"))) {
        return each;
      }
    }
    throw new StartFailure("%s lies in no checkout of Kennung".formatted(folder.toAbsolutePath()));
  }
}
