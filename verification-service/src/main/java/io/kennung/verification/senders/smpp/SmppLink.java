package io.kennung.verification.senders.smpp;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jsmpp.session.MessageReceiverListener;
import org.jspecify.annotations.Nullable;

/** The way to a carrier: bound when the first message needs it, and again after it was lost. */
final class SmppLink {

  private static final Logger LOG = Logger.getLogger(SmppLink.class);

  private final String name;
  private final SmppConfig.Carrier config;
  private final SmppConnections connections;
  private final MessageReceiverListener listener;

  private @Nullable CompletableFuture<BoundSession> current;
  private int attempt;
  private boolean closed;

  SmppLink(
      String name,
      SmppConfig.Carrier config,
      SmppConnections connections,
      MessageReceiverListener listener) {
    this.name = name;
    this.config = config;
    this.connections = connections;
    this.listener = listener;
  }

  /** The session, which may still be coming; all who ask meanwhile get the same. */
  synchronized CompletableFuture<BoundSession> session() {
    if (closed) {
      return CompletableFuture.failedFuture(new IOException("the link is closed"));
    }
    CompletableFuture<BoundSession> session = current;
    if (session == null) {
      attempt++;
      session = bind(attempt);
      current = session;
    }
    return session;
  }

  /** Takes leave of the carrier; nothing goes out any more. */
  void close() {
    CompletableFuture<BoundSession> last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    // One that is still coming is closed when it comes.
    if (last != null && last.state() == Future.State.SUCCESS) {
      last.resultNow().close();
    }
  }

  private CompletableFuture<BoundSession> bind(int number) {
    CompletableFuture<BoundSession> binding = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        BoundSession session =
            BoundSession.open(config, connections, listener, () -> forget(number));
        LOG.infof("bound to %s", name);
        binding.complete(session);
        if (isClosed()) {
          session.close();
        }
      } catch (Exception e) {
        LOG.warnf("cannot bind to %s: %s", name, SmppRefusals.ofBind(e).reason());
        forget(number);
        binding.completeExceptionally(e);
      }
    });
    return binding;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void forget(int number) {
    if (attempt == number && current != null) {
      if (current.isDone()) {
        LOG.infof("not bound to %s any more", name);
      }
      current = null;
    }
  }
}
