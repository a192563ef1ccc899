package io.kennung.kubernetes.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Another program, run to its end. */
final class Program {

  private static final long LONGEST_RUN_MINUTES = 5;

  /** Both streams are read at once: a program that cannot write does not end. */
  private static final Executor EACH_ITS_OWN = task -> Thread.ofVirtual().start(task);

  /**
   * What it has left behind.
   *
   * @param code 0 if all went well
   * @param output of it
   * @param errors what it wrote there
   */
  record Outcome(int code, String output, String errors) {}

  private Program() {}

  static Outcome run(Path folder, String input, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
      var errors =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), EACH_ITS_OWN);
      var output =
          CompletableFuture.supplyAsync(() -> text(process.getInputStream()), EACH_ITS_OWN);
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(UTF_8));
      }
      if (!process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("does not end: " + command);
      }
      return new Outcome(process.exitValue(), output.join(), errors.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
