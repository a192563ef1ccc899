package io.kennung.verification.senders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.chassis.answers.Refused;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.testing.FakeProvider.Mood;
import io.kennung.verification.senders.testing.HttpProvider;
import io.kennung.verification.senders.testing.RawHttp;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider must do that speaks HTTP in both directions. */
public abstract class HookedSenderContract extends CodeSenderContract {

  private static final Duration SHORT = Duration.ofMillis(500);

  @Override
  protected abstract HttpProvider provider();

  /** Posts to the hook what the provider has signed for this name. */
  protected abstract void post(String name, byte[] body, String signature);

  /** A report of success about {@code some-reference}. */
  protected abstract byte[] report();

  protected abstract String signature(byte[] body);

  @Test
  void aSignedFateIsBelieved() {
    post("own", report(), signature(report()));

    assertThat(reports.all()).hasSize(1);
  }

  @Test
  void aForgedFateIsRefusedAndReportedToNobody() {
    String signature = signature(report());
    byte[] altered = report();
    altered[altered.length - 2] ^= 1;

    assertThat(status(() -> post("own", report(), null))).isEqualTo(403);
    assertThat(status(() -> post("own", report(), ""))).isEqualTo(403);
    assertThat(status(() -> post("own", report(), "signature"))).isEqualTo(403);
    assertThat(status(() -> post("own", report(), flipped(signature)))).isEqualTo(403);
    assertThat(status(() -> post("own", altered, signature))).isEqualTo(403);
    assertThat(status(() -> post("own", null, signature))).isEqualTo(403);
    assertThat(reports.all()).isEmpty();
  }

  @Test
  void aFateOfAnUnknownProviderIsNotFound() {
    assertThat(status(() -> post("other", report(), signature(report())))).isEqualTo(404);
  }

  @Test
  void aLargeReportIsRefusedUnread() {
    byte[] large = Arrays.copyOf(report(), 16 * 1024 + 1);

    assertThat(
            catchThrowableOfType(Refused.class, () -> post("own", large, signature(large)))
                .failure()
                .status())
        .isEqualTo(413);
  }

  @Test
  void anAnswerOfWhichOnlyAPartComesIsATimeout() throws Exception {
    byte[] whole = RawHttp.answer(200, "{\"sid\":\"SM1\",\"id\":\"SM1\"}");
    provider().answers(Arrays.copyOf(whole, whole.length - 3));
    CodeSender hasty = sender(SHORT);
    try {
      assertThat(failure(hasty, message(Channel.SMS)).reason()).isEqualTo(Reason.TIMEOUT);

      assertThat(provider().left().await(30, TimeUnit.SECONDS))
          .as("the connection is given up")
          .isTrue();
    } finally {
      close(hasty);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 302 Found\r\nLocation: %s/other\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: %s/other\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<html></p",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull"
      })
  void anAnswerThatIsNoneIsTheProvidersFault(String answer) {
    provider().answers(answer.formatted(provider().uri()).getBytes(StandardCharsets.US_ASCII));

    assertThat(failure(sender(), message(Channel.SMS)).reason()).isEqualTo(Reason.PROVIDER);
    assertThat(provider().requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"OUT_OF_ORDER", "TOO_BUSY", "HANGS_UP"})
  void whatHasFailedIsNotRepeatedHere(Mood mood) {
    provider().feels(mood);

    assertThat(failure(sender(), message(Channel.SMS)).reason()).isEqualTo(Reason.PROVIDER);
    assertThat(provider().requests()).isEqualTo(1);
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() {
    String endless = "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + " ".repeat(100_000);
    provider().answers(endless.getBytes(StandardCharsets.US_ASCII));

    assertThat(failure(sender(), message(Channel.SMS)).reason()).isEqualTo(Reason.PROVIDER);
  }

  private static String flipped(String signature) {
    char last = signature.charAt(signature.length() - 2);
    return signature.substring(0, signature.length() - 2)
        + (last == 'a' ? 'b' : 'a')
        + signature.charAt(signature.length() - 1);
  }

  private static int status(Runnable call) {
    return catchThrowableOfType(WebApplicationException.class, call::run).getResponse().getStatus();
  }
}
