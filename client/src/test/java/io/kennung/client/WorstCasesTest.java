package io.kennung.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Document;
import io.kennung.client.belongings.Joint;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others send takes up no more than 128 MiB, whatever it is. */
class WorstCasesTest {

  private static final int LARGEST_ANSWER = 8_000_000;

  /** Small on the way, large once it is understood. */
  private enum Bomb {
    EMPTY_OBJECTS("{},"),
    OBJECTS("{\"a\":0},"),
    LISTS("[[[],0]],"),
    NUMBERS("1e9,"),
    DEPTHS("[");

    private final String piece;

    Bomb(String piece) {
      this.piece = piece;
    }

    String ofSize(int size) {
      return "{\"a\":[" + piece.repeat((size - 20) / piece.length()) + "{}]}";
    }
  }

  @Test
  @Timeout(150)
  void nothingOfItTakesMoreThan128MebibytesOrEndsInAnythingButTheOneException() throws Exception {
    assertThat(SmallJvm.run(WorstCasesTest.class))
        .isEqualTo(
            "DirectoryException\n".repeat(9)
                + "SafeException\n".repeat(4)
                + "IllegalArgumentException\n".repeat(5)
                + "Belongings[124001]\nnothing\n"
                + "exit 0");
  }

  /** The program of the child. */
  public static void main(String[] args) {
    for (Hostility hostility :
        List.of(
            Hostility.ENDLESS_BODY,
            Hostility.ENDLESS_CHUNKS,
            Hostility.ENDLESS_STATUS,
            Hostility.ENDLESS_HEADERS)) {
      try (HostileServer server = new HostileServer(hostility)) {
        print(() -> find(server.base()));
      }
    }
    for (Bomb bomb : Bomb.values()) {
      try (FakeDirectory server = new FakeDirectory()) {
        server.plan("identity/ABCD1234", 200, bomb.ofSize(LARGEST_ANSWER));
        print(() -> find(server.base()));
      }
    }
    for (Hostility hostility :
        List.of(
            Hostility.ENDLESS_BODY,
            Hostility.ENDLESS_CHUNKS,
            Hostility.ENDLESS_STATUS,
            Hostility.ENDLESS_HEADERS)) {
      try (HostileServer server = new HostileServer(hostility);
          SafeServer safe = SafeServer.at(SafeAddress.of(server.base().toString()))) {
        print(() -> safe.get("0a".repeat(32)));
      }
    }
    SafeKeys keys = SafeKeys.ofBytes(new byte[64]);
    for (Bomb bomb : Bomb.values()) {
      byte[] document = bomb.ofSize(SafeFile.LARGEST_DOCUMENT - 100).getBytes(UTF_8);
      byte[] file = SafeFile.seal(document, keys, new SecureRandom());
      print(() -> SafeBackup.of(SafeFile.open(file, keys)));
    }
    byte[] largest = SafeFile.seal(largest().json(), keys, new SecureRandom());
    print(() -> {
      Belongings read = SafeBackup.of(SafeFile.open(largest, keys)).belongings();
      System.out.println(Joint.of(read, Belongings.none()));
    });
  }

  /** The most that is read. */
  private static SafeBackup largest() {
    String contacts = "{\"contacts\":[" + "{\"a\":0},".repeat(124_000) + "{}]}";
    return SafeBackup.of(
        SecretKey.generate(new SecureRandom()),
        Belongings.owning(Document.read(contacts.getBytes(UTF_8))),
        "test");
  }

  private static void find(URI base) {
    try (Directory directory = Directory.at(base)) {
      boolean unused = directory.find("ABCD1234").isPresent();
    }
  }

  private static void print(Runnable call) {
    try {
      call.run();
      System.out.println("nothing");
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getSimpleName());
    }
  }
}
