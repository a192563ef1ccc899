package io.kennung.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The process of {@link CreationLoad}: warm from one round to the next. */
final class CreationClients implements AutoCloseable {

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  CreationClients(Children children, int port, int connections) {
    process =
        children.start(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path", ""),
                CreationLoad.class.getName(),
                Integer.toString(port),
                Integer.toString(connections)),
            Map.of());
    in = process.outputWriter();
    out = process.inputReader();
  }

  CreationRun run(int seconds) {
    try {
      in.write(seconds + "\n");
      in.flush();
      String line = out.readLine();
      if (line == null) {
        throw new BenchFailure("the clients of create ended");
      }
      return CreationRun.read(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
