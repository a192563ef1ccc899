package io.kennung.local.frontdoor;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes of one service. They take turns; the list may change while requests come in. */
public final class Backends {

  private final List<SocketAddress> addresses = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  public Backends(List<URI> addresses) {
    addresses.forEach(this::add);
  }

  public void add(URI address) {
    addresses.add(socket(address));
  }

  /** From now on it gets no new requests. */
  public void remove(URI address) {
    addresses.remove(socket(address));
  }

  private static SocketAddress socket(URI address) {
    return SocketAddress.inetSocketAddress(address.getPort(), address.getHost());
  }

  /** All of them, in the order in which the next request should try them. */
  List<SocketAddress> inTurn() {
    List<SocketAddress> now = List.copyOf(addresses);
    if (now.isEmpty()) {
      return now;
    }
    int first = Math.floorMod(turn.getAndIncrement(), now.size());
    List<SocketAddress> order = new ArrayList<>(now.subList(first, now.size()));
    order.addAll(now.subList(0, first));
    return order;
  }
}
