package io.kennung.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody types, what goes on record is one short line without an address. */
class AnyPurposeTest {

  @Property(tries = 2000, seed = "1")
  void whatIsTakenIsOneShortLineWithoutAnAddress(@ForAll("texts") String typed) {
    Optional<Purpose> purpose;
    try {
      purpose = Purpose.read(typed);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("a purpose ").hasLineCount(1);
      return;
    }

    purpose
        .map(Purpose::text)
        .ifPresent(text -> {
          assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(Purpose.MAX_LENGTH);
          assertThat(text.codePoints())
              .noneMatch(
                  c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
          assertThat(Purpose.holdsAddress(text)).isFalse();
          // It comes back from the database and over the wire as it went.
          assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
              .isEqualTo(text);
          assertThat(Purpose.read(text)).isEqualTo(Optional.of(new Purpose(text)));
        });
  }

  @Property(tries = 500, seed = "2")
  void noMailAddressGetsThrough(
      @ForAll("texts") String before, @ForAll("texts") String after, @ForAll("words") String name) {
    assertThat(Purpose.holdsAddress(before + name + "@example.com" + after)).isTrue();
  }

  @Property(tries = 500, seed = "3")
  void noInternationalNumberGetsThrough(
      @ForAll("texts") String before,
      @ForAll("words") String after,
      @ForAll("numbers") long number) {
    assertThat(Purpose.holdsAddress(before + " +" + number + after)).isTrue();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(120);
    Arbitrary<String> near =
        Arbitraries.strings().withChars("0123456789+()-/. @\u202e\nTx").ofMaxLength(40);
    return Arbitraries.oneOf(any, near);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().alpha().ofMaxLength(10);
  }

  @Provide
  Arbitrary<Long> numbers() {
    return Arbitraries.longs().between(1_000_000L, 999_999_999_999_999L);
  }
}
