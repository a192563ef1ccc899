package io.kennung.verification.mail.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.verification.mail.bounces.ReturnedMail.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCodesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5.1.1                                             | REFUSED
          smtp; 550 5.1.1 no such user                      | REFUSED
          smtp;550 no such user                             | REFUSED
          said: 451 4.7.1 come back                         | LATE
          (#5.1.1)                                          | REFUSED
          452 mailbox full                                  | LATE
          host mx [192.0.2.25]: 554-5.7.1 spam              | REFUSED
          4.4.1 (connection timed out), later 5.0.0         | LATE
          """)
  void aCodeSaysWhetherForGood(String text, Verdict verdict) {
    assertThat(StatusCodes.in(text)).contains(verdict);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.5.1.1 answered",
        "5.1.1.9 answered",
        "version 5.4.3-2",
        "exim-4.9.6",
        "waited for 450 minutes",
        "a mail of 5120 bytes",
        "2.0.0 Ok",
        "id 55012: gone",
        "250 Ok"
      })
  void otherNumbersSayNothing(String text) {
    assertThat(StatusCodes.in(text)).isEmpty();
  }
}
