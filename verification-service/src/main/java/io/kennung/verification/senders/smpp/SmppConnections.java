package io.kennung.verification.senders.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connections that come within the timeout and, with TLS, lead to the host they are meant for.
 * jsmpp's own wait for ever and accept a certificate of anybody.
 */
final class SmppConnections implements ConnectionFactory {

  private final @Nullable SSLSocketFactory tls;
  private final int timeoutMillis;

  /**
   * @param tls null for plain connections
   */
  SmppConnections(@Nullable SSLSocketFactory tls, Duration timeout) {
    this.tls = tls;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public Connection createConnection(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), timeoutMillis);
      socket.setTcpNoDelay(true);
      return new SocketConnection(tls == null ? socket : encrypted(tls, socket, host, port));
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private SSLSocket encrypted(SSLSocketFactory tls, Socket plain, String host, int port)
      throws IOException {
    plain.setSoTimeout(timeoutMillis);
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
