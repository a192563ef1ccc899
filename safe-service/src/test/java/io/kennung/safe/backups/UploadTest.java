package io.kennung.safe.backups;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import io.kennung.safe.testing.Sender;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever becomes of an upload, the former backup is there until it is over. */
@SafeTest
class UploadTest {

  private static final int LONGEST = 524_288;

  @Inject UploadMemory memory;

  private final String id = Backups.newId();
  private final byte[] former = Backups.random(100);

  @BeforeEach
  void upload() {
    Backups.put(id, former).statusCode(200);
  }

  @Test
  void theFormerIsReadableWhileTheNextIsOnItsWay() {
    byte[] next = Backups.random(1000);
    try (Sender sender = new Sender().begin(id, "Content-Length: 1000")) {
      sender.send(Arrays.copyOf(next, 999));
      assertThat(Backups.read(id)).isEqualTo(former);

      sender.send(new byte[] {next[999]});
      assertThat(sender.status()).isEqualTo(200);
    }
    assertThat(Backups.read(id)).isEqualTo(next);
  }

  @Test
  void whatBreaksOffChangesNothing() {
    try (Sender sender = new Sender().begin(id, "Content-Length: 100000")) {
      sender.send(Backups.random(99_999));
      await("on its way").atMost(10, SECONDS).until(() -> memory.used() == 98);
    }
    try (Sender sender = new Sender().begin(id, "Transfer-Encoding: chunked")) {
      sender.chunk(Backups.random(50_000));
      await("on its way").atMost(10, SECONDS).until(() -> memory.used() > 98);
    }

    await("both have been given up").atMost(20, SECONDS).until(() -> memory.used() == 0);
    assertThat(Backups.read(id)).isEqualTo(former);
  }

  @Test
  void whoHasOnlyBegunHoldsNothing() {
    try (Sender sender = new Sender().begin(id, "Content-Length: " + LONGEST)) {
      sender.send(Backups.random(1000));
      assertThat(Backups.read(id)).isEqualTo(former);
      assertThat(memory.used()).isZero();

      sender.send(Backups.random(LONGEST - 1001));
      await("most of it has come").atMost(10, SECONDS).until(() -> memory.used() == 512);
    }
  }

  @Test
  void whatSaysBeforehandThatItIsTooLongIsNotRead() {
    try (Sender sender = new Sender().begin(id, "Content-Length: " + (LONGEST + 1))) {
      assertThat(sender.status()).isEqualTo(413);
    }
    assertThat(Backups.read(id)).isEqualTo(former);
  }

  @Test
  void whatTurnsOutToBeTooLongIsRefusedThen() {
    try (Sender sender = new Sender().begin(id, "Transfer-Encoding: chunked")) {
      for (int i = 0; i < 9; i++) {
        sender.chunk(Backups.random(LONGEST / 8));
      }
      assertThat(sender.status()).isEqualTo(413);
    }
    assertThat(Backups.read(id)).isEqualTo(former);
  }

  @Test
  void chunksThatTogetherAreShortEnoughAreKept() {
    byte[] half = Backups.random(LONGEST / 2);
    try (Sender sender = new Sender().begin(id, "Transfer-Encoding: chunked")) {
      sender.chunk(half).chunk(half).send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(sender.status()).isEqualTo(200);
    }
    assertThat(Backups.read(id)).hasSize(LONGEST);
  }

  @Test
  void whoSendsDropByDropIsSentAway() {
    try (Sender sender = new Sender().begin(id, "Content-Length: 1000")) {
      await("sent away")
          .atMost(10, SECONDS)
          .pollInterval(500, MILLISECONDS)
          .until(() -> sender.send(new byte[1]).isAnswered());
      assertThat(sender.status()).isEqualTo(408);
    }
    assertThat(Backups.read(id)).isEqualTo(former);
  }

  @Test
  void whoFallsSilentIsSentAway() {
    try (Sender sender = new Sender().begin(id, "Content-Length: 1000")) {
      sender.send(Backups.random(10));
      // Whether the answer still gets through before the connection ends is a matter of luck.
      assertThat(sender.status()).isIn(0, 400);
    }
    assertThat(Backups.read(id)).isEqualTo(former);
  }

  @Test
  void whoAsksFirstIsToldToGoOn() {
    try (Sender sender = new Sender().begin(id, "Content-Length: 50", "Expect: 100-continue")) {
      assertThat(sender.status()).isEqualTo(100);
    }
    try (Sender sender =
        new Sender().begin(id, "Content-Length: " + (LONGEST + 1), "Expect: 100-continue")) {
      assertThat(sender.status()).isEqualTo(413);
    }
  }
}
