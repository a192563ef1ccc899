package io.kennung.local.frontdoor;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The processes of one service. They take turns; the list may change while requests come in. */
public final class Backends {

  private final CopyOnWriteArrayList<SocketAddress> addresses = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  public Backends(List<URI> addresses) {
    addresses.forEach(this::add);
  }

  /** One that is there already, since another process was at its address, still takes one turn. */
  public void add(URI address) {
    addresses.addIfAbsent(socket(address));
  }

  /** From now on it gets no new requests. */
  public void remove(URI address) {
    addresses.remove(socket(address));
  }

  private static SocketAddress socket(URI address) {
    return SocketAddress.inetSocketAddress(address.getPort(), address.getHost());
  }

  /**
   * All of them, in the order in which the next request should try them.
   *
   * @param last comes last, whosever turn it is
   */
  List<SocketAddress> inTurn(@Nullable SocketAddress last) {
    List<SocketAddress> order = new ArrayList<>(addresses);
    if (!order.isEmpty()) {
      Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), order.size()));
    }
    if (last != null && order.remove(last)) {
      order.add(last);
    }
    return order;
  }
}
