package io.kennung.client.safe;

import io.kennung.client.AnswerLimit;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why no answer has come, or none from a server that can be trusted: one sentence. */
final class NoAnswer {

  private NoAnswer() {}

  /**
   * @param failure of Java's HTTP client, with its causes
   */
  static SafeException of(Exception failure, SafeAddress address) {
    if (AnswerLimit.wasReached(failure)) {
      return SafeException.withoutAnswer(
          SafeException.Kind.UNEXPECTED,
          "the answer of %s is larger than %d MiB".formatted(address, Calls.LARGEST_ANSWER),
          failure);
    }
    return ofTls(failure)
        .map(trouble ->
            SafeException.withoutAnswer(
                SafeException.Kind.UNTRUSTED, "%s: %s".formatted(address, trouble), failure))
        .orElseGet(() -> unreachable(address, reason(failure), failure));
  }

  static SafeException unreachable(SafeAddress address, String reason, Exception cause) {
    return SafeException.withoutAnswer(
        SafeException.Kind.UNREACHABLE,
        "cannot reach the Safe server at %s: %s".formatted(address, reason),
        cause);
  }

  private static String reason(Throwable failure) {
    if (find(failure, HttpConnectTimeoutException.class) != null) {
      return "no connection in time";
    }
    if (find(failure, UnresolvedAddressException.class) != null
        || find(failure, UnknownHostException.class) != null) {
      return "no such host";
    }
    if (AnswerLimit.isNoHttp(failure)) {
      return "what answers there does not keep to HTTP";
    }
    return find(failure, ConnectException.class) != null
        ? "connection refused"
        : "the connection broke before the answer was complete";
  }

  private static Optional<String> ofTls(Throwable failure) {
    SSLException tls = find(failure, SSLException.class);
    if (tls == null) {
      return Optional.empty();
    }
    if (find(failure, CertificateExpiredException.class) != null) {
      return Optional.of(
          "its certificate has expired; renew it and let the server load the new one");
    }
    if (find(failure, CertificateNotYetValidException.class) != null) {
      return Optional.of("its certificate is not valid yet; set the clocks of both machines right");
    }
    if (find(failure, CertPathBuilderException.class) != null) {
      return Optional.of(
          "its certificate is self-signed or its chain is incomplete; get one from an authority that"
              + " devices trust and serve the whole chain");
    }
    if (find(failure, CertificateException.class) instanceof CertificateException other) {
      String said = String.valueOf(other.getMessage());
      // Java has no exception of its own for this.
      return Optional.of(
          said.startsWith("No ") && (said.contains("subject alternative") || said.contains("name"))
              ? "its certificate was made out to another host; get one for the name in the address"
              : "its certificate cannot be trusted; get one from an authority that devices trust");
    }
    return Optional.of(
        String.valueOf(tls.getMessage()).contains("recognized SSL message")
            ? "it does not speak TLS at this port; switch TLS on there or correct the port"
            : "no common version of TLS was found; let the server speak TLS 1.2 or 1.3");
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
    }
    return null;
  }
}
