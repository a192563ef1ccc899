package io.kennung.idctl;

import io.kennung.idctl.terminal.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Runs the commands that standard input names, one a line, one after the other in this process.
 * Only packaging calls it: the start-up cache keeps what one process has loaded, and it should be
 * what all commands need. How they end does not matter.
 */
final class Rehearsal {

  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      int unused = Idctl.run(Surroundings.real(), line.split(" "));
    }
  }
}
