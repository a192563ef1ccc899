package io.kennung.idctl.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.idctl.contacts.file.PhoneNumbers.Reading;
import io.kennung.idctl.contacts.file.PhoneNumbers.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "     | +41 79 123 45 67     | USABLE          | 41791234567",
        "     | 0041791234567        | USABLE          | 41791234567",
        "     | +41 (0)79 123 45 67  | USABLE          | 41791234567",
        "     | 079 123 45 67        | WITHOUT_COUNTRY | ''",
        "     | +999 12              | NO_NUMBER       | ''",
        "     | +41 79 12            | NO_NUMBER       | ''",
        "     | anna                 | NO_NUMBER       | ''",
        "CH   | 079 123 45 67        | USABLE          | 41791234567",
        "ch   | 079/123.45.67        | USABLE          | 41791234567",
        "CH   | +49 151 23456789     | USABLE          | 4915123456789",
        "CH   | 117                  | NO_NUMBER       | ''",
        "IT   | 06 1234 5678         | USABLE          | 390612345678"
      })
  void numbersAreReadAsAtHome(String country, String written, Verdict verdict, String digits) {
    assertThat(PhoneNumbers.in(country).read(written)).isEqualTo(new Reading(verdict, digits));
  }
}
