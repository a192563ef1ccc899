package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a server writes where it should say how to sign in. */
class AnyChallengeTest {

  @Property(tries = 1000, seed = "1")
  void anyHeaderOffersWaysToSignInOrNone(@ForAll("headers") List<String> headers) {
    assertThat(AuthChallenge.in(headers)).doesNotContainNull();
  }

  @Provide
  Arbitrary<List<String>> headers() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.of("Basic", "Digest ", "realm=\"", "\\", "\"", "=", ",", "nonce=a", " "),
            Arbitraries.of("\\\"".repeat(30_000), "a".repeat(60_000), " ".repeat(60_000)),
            Arbitraries.strings().ofMaxLength(10));
    return part.list().ofMaxSize(8).map(parts -> String.join("", parts)).list().ofMaxSize(3);
  }
}
