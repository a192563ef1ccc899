package io.kennung.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program of these tests in a JVM of its own, so that it can die without taking us along.
 */
final class ChildJvm {

  private ChildJvm() {}

  static Process start(Class<?> program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  static String firstLine(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    return line != null ? line : new String(process.getErrorStream().readAllBytes(), UTF_8);
  }
}
