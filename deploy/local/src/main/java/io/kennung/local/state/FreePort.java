package io.kennung.local.state;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports of 127.0.0.1 that nobody listens on. They lie outside the range from which the system draws
 * for outgoing connections: from there another process may be given one between our look and our
 * use.
 */
public final class FreePort {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final Pattern TWO_PORTS = Pattern.compile("([0-9]{1,5})\\s+([0-9]{1,5})");
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 64_000;
  private static final int ENOUGH = 1_000;
  private static final Range RANGE = outside(systemsRange());

  /** Counts on, so that nobody is offered the same one twice in a row. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(RANGE.size()));

  /** Both ends belong to it. */
  record Range(int first, int last) {

    int size() {
      return last - first + 1;
    }
  }

  private FreePort() {}

  public static int any() {
    for (int tries = 0; tries < RANGE.size(); tries++) {
      int port = RANGE.first() + Math.floorMod(NEXT.getAndIncrement(), RANGE.size());
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "no port is free between %d and %d".formatted(RANGE.first(), RANGE.last()));
  }

  /** One whose neighbour, so many further up, is free too. */
  public static int withNeighbour(int distance) {
    while (true) {
      int port = any();
      if (isFree(port + distance)) {
        return port;
      }
    }
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, LOOPBACK)) {
      return socket.isBound();
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }

  /**
   * The longer stretch below or above the system's own; where that is not known, or leaves too
   * little, a stretch that systems usually leave alone.
   *
   * @param systems first and last port of the range from which the system draws, if it tells
   */
  static Range outside(String systems) {
    Matcher ends = TWO_PORTS.matcher(systems.strip());
    if (ends.matches()) {
      Range below = new Range(LOWEST, Integer.parseInt(ends.group(1)) - 1);
      Range above = new Range(Integer.parseInt(ends.group(2)) + 1, HIGHEST);
      Range longer = below.size() >= above.size() ? below : above;
      if (longer.size() >= ENOUGH) {
        return longer;
      }
    }
    return new Range(LOWEST, 32_000);
  }

  private static String systemsRange() {
    try {
      return Files.readString(Path.of("/proc/sys/net/ipv4/ip_local_port_range"));
    } catch (IOException notLinux) {
      return "";
    }
  }
}
