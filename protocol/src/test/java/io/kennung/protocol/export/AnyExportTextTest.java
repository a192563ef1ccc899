package io.kennung.protocol.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kennung.protocol.PublicKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UpperChars;

/** Whatever is typed, pasted or scanned in place of an export or a contact code. */
class AnyExportTextTest {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  @Property(tries = 1000, seed = "1")
  void anyTextIsAnExportOrIsRefused(@ForAll @StringLength(max = 300) String text) {
    assertThat(catchThrowable(() -> SealedExport.of(text))).isInstanceOf(UnreadableExport.class);
  }

  @Property(tries = 1000, seed = "2")
  void anyTextThatLooksLikeOneIsReadOrRefused(@ForAll("nearly") String text) {
    Throwable problem = catchThrowable(() -> SealedExport.of(text));

    if (problem == null) {
      String read = SealedExport.of(text).text();
      assertThat(SealedExport.of(read).text()).isEqualTo(read);
      assertThat(read.replace("-", ""))
          .isEqualTo(text.replaceAll("[^A-Za-z2-7]", "").toUpperCase(Locale.ROOT));
    } else {
      assertThat(problem).isInstanceOf(UnreadableExport.class);
    }
  }

  @Property(tries = 1000, seed = "3")
  void anyBytesComeBackHoweverTheyAreTyped(
      @ForAll @Size(50) byte[] bytes, @ForAll("blanks") String blank) {
    String text = String.join(blank, ExportText.groups(bytes)).toLowerCase(Locale.ROOT);

    assertThat(ExportText.bytes(ExportText.characters(text))).isEqualTo(bytes);
  }

  @Property(tries = 1000, seed = "4")
  void anyTextIsAContactCodeOrIsRefused(@ForAll("codes") String text) {
    Throwable problem = catchThrowable(() -> ContactCode.read(text));

    if (problem == null) {
      ContactCode code = ContactCode.read(text);
      assertThat(ContactCode.read(code.text())).isEqualTo(code);
    } else {
      assertThat(problem).isExactlyInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 500, seed = "5")
  void anyContactCodeComesBack(
      @ForAll @UpperChars @StringLength(8) String id,
      @ForAll @Size(32) byte[] key,
      @ForAll @LongRange(min = 0, max = 99_999_999_999L) long seconds) {
    key[5] = 7; // No point of low order.
    ContactCode code =
        new ContactCode(id, PublicKey.of(key), Optional.of(Instant.ofEpochSecond(seconds)));

    assertThat(ContactCode.read(code.text())).isEqualTo(code);
  }

  @Provide
  Arbitrary<String> nearly() {
    StringArbitrary characters =
        Arbitraries.strings().withChars(BASE32 + BASE32.toLowerCase(Locale.ROOT));
    Arbitrary<String> right =
        Arbitraries.oneOf(
            characters.ofLength(80),
            characters.ofLength(104),
            characters.ofMinLength(75).ofMaxLength(300));
    return Combinators.combine(right, Arbitraries.integers().between(0, 70), blanks())
        .as((text, at, blank) -> text.substring(0, at) + blank + text.substring(at));
  }

  @Provide
  Arbitrary<String> blanks() {
    return Arbitraries.of("-", "", " ", "\n", "\u00a0-\u2013", "\ufeff\u200b", "\t\r\n - ");
  }

  @Provide
  Arbitrary<String> codes() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.of("ABCD1234", "*ABCDEFG", "", "ab".repeat(32), "00".repeat(32)),
            Arbitraries.of("1e9", "99999999999.99999999999999999999", "-1", "1.", "9".repeat(999)),
            Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofLength(64),
            Arbitraries.strings().ofMaxLength(70));
    return part.list().ofMaxSize(6).map(parts -> "3mid:" + String.join(",", parts));
  }
}
