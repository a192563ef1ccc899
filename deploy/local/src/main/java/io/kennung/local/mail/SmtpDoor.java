package io.kennung.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import io.kennung.local.run.StartFailure;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BiConsumer;

/** The SMTP server, on 127.0.0.1. */
final class SmtpDoor implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(SmtpDoor.class.getName());
  private static final Duration LONGEST_START = Duration.ofSeconds(10);

  /** Senders keep connections for the next mail. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

  private final Server server;

  /**
   * Opens it.
   *
   * @param port 0 for any that is free
   * @param receiver gets each mail once a recipient, from many threads
   */
  SmtpDoor(int port, BiConsumer<String, Content> receiver) {
    this.server = new Server(port, new Managers(), receiver);
    server.setClientSocketTimeout((int) LONGEST_SILENCE.toMillis());
    server.setUncaughtExceptionHandler(
        (thread, e) -> LOG.log(System.Logger.Level.WARNING, "the mail server has ended", e));
    server.startService();
    if (!isRunning()) {
      throw new StartFailure("port %d (smtp) does not open".formatted(port));
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.stopService();
  }

  private boolean isRunning() {
    try {
      return server.waitTillRunning(LONGEST_START.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static final class Server extends SmtpServer {

    private final SmtpCommandRegistry commands = EmptySender.amongAll();
    private final Reception reception;

    Server(int port, Managers managers, BiConsumer<String, Content> receiver) {
      super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), managers);
      this.reception = new Reception(managers, receiver);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
      return new SmtpHandler(commands, reception, client) {
        @Override
        public void run() {
          try {
            super.run();
          } catch (IllegalStateException hungUp) {
            // The library takes a client that hangs up for a fault, and prints it for everybody.
            LOG.log(System.Logger.Level.DEBUG, "a sender has hung up", hungUp);
          }
        }
      };
    }
  }
}
