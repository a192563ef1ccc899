package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The database server of a world, as the operating system sees it. */
final class PostgresProcesses {

  private PostgresProcesses() {}

  /** The server and all that it has started. */
  static List<String> of(World world) throws IOException {
    Path file = world.state().postgres().resolve("data/postmaster.pid");
    ProcessHandle server =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip())).orElseThrow();
    return Stream.concat(Stream.of(server), server.descendants())
        .map(each -> Long.toString(each.pid()))
        .toList();
  }

  /**
   * @param name for instance {@code -STOP}
   */
  static void signal(String name, List<String> processes) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", name));
    command.addAll(processes);
    // One that has ended meanwhile makes it complain, and does not matter.
    boolean ended = new ProcessBuilder(command).start().waitFor(10, TimeUnit.SECONDS);
    assertThat(ended).isTrue();
  }
}
