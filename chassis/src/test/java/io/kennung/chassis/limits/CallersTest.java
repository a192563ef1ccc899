package io.kennung.chassis.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallersTest {

  private final Callers callers =
      new Callers(() -> Optional.of(List.of("127.0.0.0/8", " ::1/128")));

  @Test
  void oneIpv4AddressIsOneCaller() {
    assertThat(callers.limited("203.0.113.7"))
        .isPresent()
        .isEqualTo(callers.limited("203.0.113.7"));
    assertThat(callers.limited("203.0.113.7")).isNotEqualTo(callers.limited("203.0.113.8"));
  }

  @Test
  void oneIpv6NetworkOf64BitsIsOneCaller() {
    assertThat(callers.limited("2001:db8:1:2::1"))
        .isEqualTo(callers.limited("2001:db8:1:2:ffff::9"));
    assertThat(callers.limited("2001:db8:1:2::1")).isNotEqualTo(callers.limited("2001:db8:1:3::1"));
  }

  @Test
  void ipv4WrittenAsIpv6IsTheSameCaller() {
    assertThat(callers.limited("::ffff:203.0.113.7")).isEqualTo(callers.limited("203.0.113.7"));
  }

  @Test
  void exemptNetworksAreNotLimited() {
    assertThat(callers.limited("127.0.0.1")).isEmpty();
    assertThat(callers.limited("127.8.9.10")).isEmpty();
    assertThat(callers.limited("::1")).isEmpty();
    assertThat(callers.limited("128.0.0.1")).isPresent();
    assertThat(new Callers(Optional::empty).limited("127.0.0.1")).isPresent();
  }

  @Test
  void whoComesWithoutAReadableAddressIsLimitedTogetherWithTheOthers() {
    assertThat(callers.limited((String) null)).isPresent();
    assertThat(callers.limited("not an address")).isEqualTo(callers.limited((String) null));
  }

  @Test
  void whatIsNoNetworkIsRefusedAtStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Callers(() -> Optional.of(List.of("10.0.0.1"))));
  }
}
