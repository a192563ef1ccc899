package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kennung.client.HostileServer;
import io.kennung.client.Hostility;
import io.kennung.client.safe.SafeException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever answers at the address of a Safe server, each call ends soon and with one sentence. */
@Timeout(20)
class HostileSafeTest {

  private static final String ID = "0a".repeat(32);

  @ParameterizedTest
  @EnumSource
  void everyCallEndsWithOneSentence(Hostility hostility) {
    List<Consumer<SafeServer>> calls =
        hostility.isSlow()
            ? List.of(safe -> safe.terms(ID))
            : List.of(safe -> safe.terms(ID), safe -> safe.put(ID, new byte[100_000]));
    try (HostileServer server = new HostileServer(hostility);
        SafeServer safe = safe(server, hostility)) {
      for (Consumer<SafeServer> call : calls) {
        SafeException failure = failureOf(safe, call);

        assertThat(failure.kind()).isIn(Kind.UNREACHABLE, Kind.UNEXPECTED, Kind.UNAUTHORIZED);
        assertThat(failure.getMessage())
            .hasLineCount(1)
            .hasSizeLessThan(200)
            .doesNotContain("geheim", ID);
      }
    }
  }

  @Test
  void dripEndsWithTheWholeTimeHoweverOftenSomethingComes() {
    for (Hostility slow :
        List.of(Hostility.DRIPPING_HEADERS, Hostility.DRIPPING_BODY, Hostility.LATE_REDIRECTS)) {
      try (HostileServer server = new HostileServer(slow);
          SafeServer safe = safe(server, slow)) {
        SafeException failure = failureOf(safe, asked -> asked.get(ID));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("no answer within");
      }
    }
  }

  @Test
  void answerThatIsTooLargeIsNoMatterOfTheNetwork() {
    for (Hostility endless :
        List.of(Hostility.ENDLESS_BODY, Hostility.GIANT_LENGTH, Hostility.ENDLESS_CHUNKS)) {
      try (HostileServer server = new HostileServer(endless);
          SafeServer safe = safe(server, endless)) {
        SafeException failure = failureOf(safe, asked -> asked.get(ID));

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
        assertThat(failure)
            .hasMessage("the answer of %s is larger than 16 MiB".formatted(server.base()));
      }
    }
  }

  @Test
  void whatIsNotHttpIsCalledSo() {
    try (HostileServer server = new HostileServer(Hostility.GARBAGE);
        SafeServer safe = safe(server, Hostility.GARBAGE)) {
      assertThat(failureOf(safe, asked -> asked.get(ID)))
          .hasMessageEndingWith("what answers there does not keep to HTTP");
    }
  }

  @Test
  void redirectsWithoutEndAreFollowedAFewTimesOnly() {
    try (HostileServer server = new HostileServer(Hostility.REDIRECT_TO_ITSELF);
        SafeServer safe = safe(server, Hostility.REDIRECT_TO_ITSELF)) {
      assertThat(failureOf(safe, asked -> asked.get(ID)))
          .hasMessageContaining("sends from one address to the next without end");
      assertThat(server.requests).hasSize(6);
    }
  }

  private static SafeServer safe(HostileServer server, Hostility hostility) {
    SafeAddress address =
        SafeAddress.of(server.base().toString().replace("://", "://anna:geheim@"));
    Duration patience = hostility.isSlow() ? Duration.ofMillis(700) : Duration.ofSeconds(10);
    return new SafeServer(new Calls(address, patience));
  }

  private static SafeException failureOf(SafeServer safe, Consumer<SafeServer> call) {
    Throwable problem = catchThrowable(() -> call.accept(safe));
    assertThat(problem).isInstanceOf(SafeException.class);
    return (SafeException) problem;
  }
}
