package io.kennung.verification.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.pages.DirectoryName;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextsTest {

  private static final URI LINK =
      URI.create("https://id.example.org/link/phone/12345678?app=threemawork");
  private static final URI LONGEST_LINK = URI.create("https://" + "x".repeat(52));

  private final CodeTexts texts = new CodeTexts(new DirectoryName("Kennung"));
  private final CodeTexts longest = new CodeTexts(new DirectoryName("N".repeat(20)));

  @ParameterizedTest
  @EnumSource
  void aMessageIsOneMessageInEveryLanguage(Language language) {
    assertThat(longest.sms(language, "12345678", Optional.empty())).satisfies(Gsm::fits);
    assertThat(Gsm.septets(longest.sms(language, "12345678", Optional.empty())).orElseThrow())
        .isLessThanOrEqualTo(160);
  }

  @ParameterizedTest
  @EnumSource
  void aMessageWithALinkOfSixtyCharactersIsOneMessageInEveryLanguage(Language language) {
    assertThat(LONGEST_LINK.toString()).hasSize(60);

    String sms = longest.sms(language, "12345678", Optional.of(LONGEST_LINK));

    assertThat(Gsm.septets(sms).orElseThrow()).isLessThanOrEqualTo(160);
    assertThat(sms).contains("12345678").endsWith(LONGEST_LINK.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aMessageBeginsWithWhatItIsAbout(Language language) {
    assertThat(texts.sms(language, "123456", Optional.empty()))
        .matches("(?s)Kennung ?: 123456\n.+");
    assertThat(texts.sms(language, "123456", Optional.of(LINK)))
        .matches("(?s)Kennung ?: 123456\n.+\n.+" + " \\Q" + LINK + "\\E");
  }

  @Test
  void aLinkThatDoesNotFitIsLeftOut() {
    URI tooLong = URI.create("https://" + "x".repeat(120));

    assertThat(texts.sms(Language.ENGLISH, "123456", Optional.of(tooLong)))
        .isEqualTo(texts.sms(Language.ENGLISH, "123456", Optional.empty()));
  }

  @Test
  void aLinkIsSentInAscii() {
    URI link = URI.create("https://bücher.example/ж");

    String sms = texts.sms(Language.ENGLISH, "123456", Optional.of(link));

    assertThat(Gsm.fits(sms)).isTrue();
    assertThat(sms).endsWith("/%D0%B6");
  }

  @ParameterizedTest
  @EnumSource
  void aCallSaysEveryDigitByItselfAndAllOfThemTwice(Language language) {
    assertThat(texts.call(language, "123456").split("1, 2, 3, 4, 5, 6", -1)).hasSize(3);
    assertThat(texts.call(language, "123456")).contains("Kennung").doesNotContain("123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ключ", "[name] [name] {name}", "À la carte"})
  void aDirectoryWithWhoseNameNoMessageCanBeginIsRefused(String name) {
    DirectoryName directory = new DirectoryName(name);

    assertThatThrownBy(() -> new CodeTexts(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("directory.name");
  }

  @Test
  void aWaitIsToldInTheSentenceThatItBelongsTo() {
    assertThat(Texts.of(Language.GERMAN).failure("TRY_LATER", 91))
        .isEqualTo("Bitte in 2 Minuten noch einmal versuchen.");
  }

  @Test
  void theEnglishOnesReadLikeThis() {
    assertThat(texts.call(Language.ENGLISH, "040506"))
        .isEqualTo("Your Kennung code is: 0, 4, 0, 5, 0, 6. Again: 0, 4, 0, 5, 0, 6.");
    assertThat(texts.sms(Language.ENGLISH, "040506", Optional.of(LINK)))
        .isEqualTo(
            """
            Kennung: 040506
            Do not give this code to anybody.
            Open in the app: %s\
            """
                .formatted(LINK));
  }
}
