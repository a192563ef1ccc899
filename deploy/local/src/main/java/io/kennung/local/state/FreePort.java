package io.kennung.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1 that nobody listens on. */
public final class FreePort {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private FreePort() {}

  public static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
}
