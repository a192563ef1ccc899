package io.kennung.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the kernel knows of processes (Linux, {@code /proc}). */
final class Proc {

  /** Ticks a second, of the figures in {@code /proc/PID/stat}; the same on every Linux. */
  private static final double USER_HZ = 100;

  private Proc() {}

  /** Seconds of CPU that a process has used. */
  static double cpuSeconds(long pid) {
    return cpu(stat(pid), 11, 12);
  }

  /** Seconds of CPU that a process and its children have used, the ended ones included. */
  static double familyCpuSeconds(long parent) {
    double own = cpu(stat(parent), 11, 14);
    try (Stream<ProcessHandle> children = ProcessHandle.of(parent).orElseThrow().children()) {
      return own + children.mapToDouble(child -> livingCpuSeconds(child.pid())).sum();
    }
  }

  /** Seconds of CPU that everything on this machine has used, all cores together. */
  static double busySeconds() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
      return busySeconds(lines.findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first line: {@code cpu}, then user, nice, system, idle, iowait, irq, softirq, steal, … */
  static double busySeconds(String line) {
    String[] words = line.split(" +", -1);
    return Stream.of(1, 2, 3, 6, 7).mapToLong(each -> Long.parseLong(words[each])).sum() / USER_HZ;
  }

  /** MiB of a process that are in memory. */
  static double residentMebibytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      String line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A child may end while we look; then its time is the parent's already, or will be. */
  private static double livingCpuSeconds(long pid) {
    try {
      return cpuSeconds(pid);
    } catch (UncheckedIOException ended) {
      return 0;
    }
  }

  /** The line after the name, which stands in brackets and may hold anything. */
  private static String[] stat(long pid) {
    try {
      String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double cpu(String[] stat, int from, int to) {
    long ticks = 0;
    for (int i = from; i <= to; i++) {
      ticks += Long.parseLong(stat[i]);
    }
    return ticks / USER_HZ;
  }
}
