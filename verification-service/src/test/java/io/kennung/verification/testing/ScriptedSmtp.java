package io.kennung.verification.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that takes every mail, or answers what it is told to, or nothing at all. */
public final class ScriptedSmtp implements AutoCloseable {

  /** Never answered: the server is there and says nothing. */
  public static final String SILENCE = "";

  /** The connection is closed instead of an answer. */
  public static final String HANG_UP = "hang up";

  /**
   * A mail as it came over the wire.
   *
   * @param from the envelope's sender
   * @param to the envelope's recipients
   * @param content header and body, lines ended by CR LF
   * @param encrypted whether nobody on the way could read it
   */
  public record Received(String from, List<String> to, String content, boolean encrypted) {}

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final List<String> inClear = new CopyOnWriteArrayList<>();
  private final Map<String, String> script = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  private ScriptedSmtp(ServerSocket listener, @Nullable SSLContext tls) {
    this.listener = listener;
    this.tls = tls;
  }

  /** Listens on a free port of the loopback. */
  public static ScriptedSmtp start() {
    return start(null);
  }

  /** Likewise, and offers STARTTLS. */
  public static ScriptedSmtp offering(SSLContext tls) {
    return start(tls);
  }

  private static ScriptedSmtp start(@Nullable SSLContext tls) {
    try {
      ScriptedSmtp server =
          new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls);
      Thread.ofVirtual().name("smtp").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /**
   * From now on.
   *
   * @param command one of GREETING, EHLO, STARTTLS, MAIL, RCPT, DATA, END
   * @param line the whole answer, or {@link #SILENCE}
   */
  public void answer(String command, String line) {
    script.put(command, line);
  }

  /** Takes everything again, and has received nothing. Closes what is open. */
  public void reset() {
    script.clear();
    received.clear();
    inClear.clear();
    connections.set(0);
    open.forEach(ScriptedSmtp::closeQuietly);
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The first word of every command that came unencrypted. */
  public List<String> inClear() {
    return List.copyOf(inClear);
  }

  /** How many have connected. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(ScriptedSmtp::closeQuietly);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().name("smtp connection").start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Conversation(socket).hold();
    } catch (SocketException | SSLException e) {
      // The client has gone, or this server has.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.remove(socket);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One connection. */
  private final class Conversation {

    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private String from = "";
    private final List<String> to = new CopyOnWriteArrayList<>();

    Conversation(Socket socket) throws IOException {
      this.socket = socket;
      this.in = reader(socket);
      this.out = socket.getOutputStream();
    }

    void hold() throws IOException {
      say("GREETING", "220 smtp.test ESMTP");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (!isEncrypted()) {
          inClear.add(command);
        }
        switch (command) {
          case "EHLO" ->
              say(
                  "EHLO",
                  "250-smtp.test\r\n"
                      + (tls == null || isEncrypted() ? "" : "250-STARTTLS\r\n")
                      + "250-8BITMIME\r\n250 ENHANCEDSTATUSCODES");
          case "STARTTLS" -> {
            if (say("STARTTLS", "220 2.0.0 go on").startsWith("220")) {
              encrypt();
            }
          }
          case "MAIL" -> {
            from = path(line);
            to.clear();
            say("MAIL", "250 2.1.0 Ok");
          }
          case "RCPT" -> {
            to.add(path(line));
            say("RCPT", "250 2.1.5 Ok");
          }
          case "DATA" -> {
            if (say("DATA", "354 go on").startsWith("354")) {
              received.add(new Received(from, List.copyOf(to), content(), isEncrypted()));
              say("END", "250 2.0.0 Ok: queued");
            }
          }
          case "QUIT" -> {
            say("QUIT", "221 2.0.0 Bye");
            return;
          }
          default -> say("OTHER", "250 2.0.0 Ok");
        }
      }
    }

    private boolean isEncrypted() {
      return socket instanceof SSLSocket;
    }

    private void encrypt() throws IOException {
      SSLSocket encrypted =
          (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
      encrypted.setUseClientMode(false);
      socket = encrypted;
      in = reader(socket);
      out = socket.getOutputStream();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
      return new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private String say(String command, String usual) throws IOException {
      String line = script.getOrDefault(command, usual);
      if (line.equals(HANG_UP)) {
        throw new SocketException(HANG_UP);
      }
      if (!line.equals(SILENCE)) {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
      return line;
    }

    private String content() throws IOException {
      StringBuilder content = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
        content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      }
      return content.toString();
    }

    private static String path(String command) {
      return command.substring(command.indexOf('<') + 1, command.indexOf('>'));
    }
  }
}
