package io.kennung.idctl;

import io.kennung.client.FakeDirectory;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A directory that stands in for a real one while {@code idctl} is rehearsed or measured. It knows
 * ABCD1234.
 *
 * <p>Call: {@code StandIn KEYSTORE COMMAND...}. Runs the command, which finds the directory's
 * address in {@code STAND_IN} and the one over TLS in {@code STAND_IN_TLS}, and ends with its exit
 * code. The password of the key store is {@code rehearsal}.
 */
final class StandIn {

  private StandIn() {}

  public static void main(String[] args) throws Exception {
    try (FakeDirectory directory = new FakeDirectory();
        ServerSocket door = door(Path.of(args[0]))) {
      directory.put("ABCD1234", SecretKey.generate(new SecureRandom()));
      Thread.ofVirtual().start(() -> serve(door, directory.base()));
      ProcessBuilder command =
          new ProcessBuilder(Arrays.asList(args).subList(1, args.length)).inheritIO();
      command
          .environment()
          .putAll(
              Map.of(
                  "STAND_IN",
                  directory.base().toString(),
                  "STAND_IN_TLS",
                  "https://127.0.0.1:" + door.getLocalPort() + "/"));
      int exitCode = command.start().waitFor();
      directory.close();
      System.exit(exitCode);
    }
  }

  private static ServerSocket door(Path keyStore) throws GeneralSecurityException, IOException {
    char[] password = "rehearsal".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(keyStore)) {
      keys.load(stream, password);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static void serve(ServerSocket door, URI directory) {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Socket called = new Socket(directory.getHost(), directory.getPort());
        Thread.ofVirtual().start(() -> carry(caller, called));
        Thread.ofVirtual().start(() -> carry(called, caller));
      } catch (IOException e) {
        // One caller less; the door itself is closed at the end.
      }
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      long unused = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The other direction has ended both.
    }
  }
}
