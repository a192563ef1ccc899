package io.kennung.identity.console.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.identity.console.search.Sought.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtTest {

  @ParameterizedTest
  @CsvSource({
    "' abcd-1234 ', ID, ABCD1234",
    "*abc1234, ID, *ABC1234",
    "1234 5678, ID, 12345678",
    "0049 1234, ID, 00491234",
    "' anna@example.org', EMAIL, anna@example.org",
    "+49 (151) 234-5678, PHONE, +491512345678",
    "0041 79 123 45 67, PHONE, +41791234567",
    "0151 2345678, NONE, ''",
    "+49, NONE, ''",
    "@anna, NONE, ''",
    "anna, NONE, ''"
  })
  void whatWasTypedIsToldApart(String typed, Kind kind, String text) {
    assertThat(Sought.read(typed)).isEqualTo(new Sought(kind, text));
  }

  @Test
  void nothingAndTooMuchIsNothing() {
    assertThat(Sought.read(null).kind()).isEqualTo(Kind.NONE);
    assertThat(Sought.read("a@" + "x".repeat(400)).kind()).isEqualTo(Kind.NONE);
  }
}
