package io.kennung.verification.senders.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingCodeTest {

  @ParameterizedTest
  @CsvSource({
    "+4915112345678, 49",
    "+12025550123, 1",
    "+35312345678, 353",
    "+79161234567, 7",
    "+8823456789012, 882",
    "+9991234567, 0",
    "nonsense, 0",
    "4915112345678, 0"
  })
  void aNumberBeginsWithItsCountry(String number, String callingCode) {
    assertThat(CallingCode.of(number)).isEqualTo(callingCode);
  }
}
