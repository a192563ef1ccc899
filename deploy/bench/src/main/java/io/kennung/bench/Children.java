package io.kennung.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The load generators. Whatever ends us, Ctrl-C included, ends them, each by its own id. */
final class Children {

  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  Children() {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> running.forEach(Process::destroyForcibly)));
  }

  /** Starts one; what it complains about comes where we complain. */
  Process start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      running.add(process);
      var unused = process.onExit().thenAccept(running::remove);
      return process;
    } catch (IOException e) {
      throw new BenchFailure("%s did not start".formatted(command.getFirst()), e);
    }
  }

  /**
   * Runs one to its end.
   *
   * @return what it printed
   */
  String output(List<String> command, Map<String, String> environment) {
    Process process = start(command, environment);
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new BenchFailure(
            "%s ended with code %d: %s".formatted(command.getFirst(), code, output.strip()));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
