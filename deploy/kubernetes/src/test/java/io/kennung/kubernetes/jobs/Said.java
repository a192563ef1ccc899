package io.kennung.kubernetes.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kennung.setup.Setup;
import io.kennung.setup.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * How a run of {@code setup} ended.
 *
 * @param code 0 if all is well
 * @param output of it, errors included
 */
record Said(int code, String output) {

  /** Runs a command in this process, as a container would. */
  static Said by(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream all = new PrintStream(written, true, UTF_8);
    PrintStream output = System.out;
    PrintStream errors = System.err;
    System.setOut(all);
    System.setErr(all);
    try {
      int code = Setup.run(new Surroundings(environment), arguments);
      return new Said(code, written.toString(UTF_8));
    } finally {
      System.setOut(output);
      System.setErr(errors);
    }
  }
}
