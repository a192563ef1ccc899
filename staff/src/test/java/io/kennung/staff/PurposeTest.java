package io.kennung.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\t\n", "\u0000\u200b\u202e", "\u00a0\u0085 "})
  void nothingTypedIsNoPurpose(String typed) {
    assertThat(Purpose.read(typed).or(() -> Optional.of(Purpose.NONE))).contains(Purpose.NONE);
  }

  @Test
  void whatWasTypedStandsOnOneLine() {
    assertThat(Purpose.read("  T-4711,\r\n\tMrs \u202eMüller\u0000 ").orElseThrow().text())
        .isEqualTo("T-4711, Mrs Müller");
  }

  @Test
  void hundredCharactersAreTheMost() {
    assertThat(Purpose.read("x".repeat(100)).orElseThrow().text()).hasSize(100);
    assertThat(Purpose.read(" ".repeat(500) + "x").orElseThrow().text()).isEqualTo("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Purpose.read("x".repeat(101)))
        .withMessage("a purpose has at most 100 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@example.com",
        "mail of a@b",
        "\uff20example",
        "+41 79 123 45 67",
        "call +41791234567 back",
        "+ (41) 79/123-45-67",
        "\uff0b41791234567",
        "0041791234567",
        "00 41 79 123 45 67",
        "079 123 45 67",
        "Tel.0791234567",
        "(030) 123456-78",
        "T-1, 0151/23456789"
      })
  void addressIsNotTaken(String typed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Purpose.read(typed))
        .withMessage("a purpose must not hold an address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T-4711",
        "INC0012345678",
        "#0000123456",
        "T-0123456789",
        "4711000123",
        "2026-11-28 10:15:30",
        "since 01.02.2026 08:15",
        "error 0x00000000",
        "C++ 17",
        "1+1",
        "ticket 17 + ticket 18",
        "no code since 3 days, 5 tries"
      })
  void numberOfATicketADateOrAFewWordsAreTaken(String typed) {
    assertThat(Purpose.read(typed).orElseThrow().text()).isEqualTo(typed);
  }
}
