package io.kennung.client;

import java.net.ProtocolException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** How much of an answer is read: a server that sends for ever is not waited for. */
public final class AnswerLimit {

  private AnswerLimit() {}

  /**
   * @param bytes a longer body makes the call fail
   */
  public static BodyHandler<byte[]> of(long bytes) {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), bytes);
  }

  /** Whether a call failed since the body was longer. */
  public static boolean wasReached(@Nullable Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      // Java has no exception of its own for this.
      if (String.valueOf(e.getMessage()).startsWith("body exceeds capacity")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a call failed since what came was no HTTP, or had headers without end. */
  public static boolean isNoHttp(@Nullable Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof ProtocolException) {
        return true;
      }
    }
    return false;
  }
}
