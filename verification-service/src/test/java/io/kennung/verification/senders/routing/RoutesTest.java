package io.kennung.verification.senders.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

  private static final Set<String> KNOWN = Set.of("carrier", "twilio", "hook", "spare");
  private static final int DRAWS = 20_000;

  private final RandomGenerator random = new Random(20261121);

  @Test
  void groupsComeInTheirOrderWhateverTheWeights() {
    Routes routes = routes("49", " carrier : 1 , twilio:1000; hook:1 ;spare:1000");

    for (int i = 0; i < 100; i++) {
      List<String> order = routes.draw("49", random);
      assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("carrier", "twilio");
      assertThat(order.subList(2, 4)).containsExactly("hook", "spare");
    }
  }

  @Test
  void withinAGroupTheFirstIsDrawnByWeightAndTheNextOfThoseLeft() {
    Routes routes = routes("49", "carrier:6,twilio:3,hook");
    Map<List<String>, Integer> seen = new HashMap<>();

    for (int i = 0; i < DRAWS; i++) {
      seen.merge(routes.draw("49", random), 1, Integer::sum);
    }

    assertThat(share(seen, "carrier", "twilio", "hook")).isCloseTo(0.6 * 0.75, within(0.015));
    assertThat(share(seen, "carrier", "hook", "twilio")).isCloseTo(0.6 * 0.25, within(0.015));
    assertThat(share(seen, "twilio", "carrier", "hook")).isCloseTo(0.3 * 6 / 7, within(0.015));
    assertThat(share(seen, "hook", "twilio", "carrier")).isCloseTo(0.1 / 3, within(0.015));
  }

  @Test
  void aCountryHasItsOwnRouteOrTheDefaultButNotBoth() {
    Routes routes = Routes.of(Map.of("49", "carrier", "default", "twilio;hook"), KNOWN);

    assertThat(routes.draw("49", random)).containsExactly("carrier");
    assertThat(routes.draw("4", random)).containsExactly("twilio", "hook");
    assertThat(routes.names("1")).containsExactly("twilio", "hook");
  }

  @Test
  void withoutDefaultOtherCountriesHaveNobody() {
    Routes routes = routes("49", "carrier");

    assertThat(routes.draw("1", random)).isEmpty();
    assertThat(routes.names("1")).isEmpty();
    assertThat(routes.isEmpty()).isFalse();
    assertThat(Routes.of(Map.of(), KNOWN).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "49 | carrier:0 | a weight",
        "49 | carrier:-1 | a weight",
        "49 | carrier:x | a weight",
        "49 | carrier: | a weight",
        "49 | carrier:99999999999 | a weight",
        "49 | carrier:1.5 | a weight",
        "49 | '' | a name is missing",
        "49 | ; | a name is missing",
        "49 | carrier;;twilio | a name is missing",
        "49 | carrier, | a name is missing",
        "49 | :3 | a name is missing",
        "49 | other:3 | no provider named 'other'",
        "49 | carrier;carrier:2 | named twice",
        "de | carrier | not a country calling code",
        "+49 | carrier | not a country calling code",
        "4912 | carrier | not a country calling code",
        "049 | carrier | not a country calling code",
        "Default | carrier | not a country calling code"
      })
  void nonsenseIsRefusedByItsKey(String code, String text, String why) {
    assertThatIllegalStateException()
        .isThrownBy(() -> routes(code, text))
        .withMessageStartingWith("directory.senders.routes." + code + ": ")
        .withMessageContaining(why);
  }

  private static Routes routes(String code, String text) {
    return Routes.of(Map.of(code, text), KNOWN);
  }

  private static double share(Map<List<String>, Integer> seen, String... order) {
    return seen.getOrDefault(List.of(order), 0) / (double) DRAWS;
  }
}
