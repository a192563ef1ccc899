package io.kennung.protocol.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.Vectors;
import io.kennung.protocol.export.UnreadableExport.Reason;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedExportTest {

  private static final JsonNode FIRST = Vectors.of("id_export").findFirst().orElseThrow();
  private static final JsonNode SECOND = Vectors.of("id_export").skip(3).findFirst().orElseThrow();
  private static final String TEXT = FIRST.required("backup").asText();
  private static final String LONG_TEXT = SECOND.required("backup").asText();

  static Stream<JsonNode> vectors() {
    return Vectors.of("id_export");
  }

  static Stream<JsonNode> firstVersions() {
    return vectors().filter(vector -> vector.required("version").asText().startsWith("v1"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vectorsOfTheContractAreOpened(JsonNode vector) {
    SealedExport export = SealedExport.of(vector.required("backup").asText());

    ExportedIdentity identity = export.open(password(vector));

    assertThat(identity.id()).isEqualTo(vector.required("identity").asText());
    assertThat(identity.key().bytes()).isEqualTo(Vectors.hex(vector, "client_secret_key"));
    assertThat(export.text()).isEqualTo(vector.required("backup").asText());
  }

  @ParameterizedTest
  @MethodSource("firstVersions")
  void vectorsOfTheContractAreSealedAgain(JsonNode vector) {
    ExportedIdentity identity =
        new ExportedIdentity(
            vector.required("identity").asText(),
            SecretKey.of(Vectors.hex(vector, "client_secret_key")));

    SealedExport export =
        SealedExport.seal(identity, password(vector), Vectors.hex(vector, "salt"));

    assertThat(export.text()).isEqualTo(vector.required("backup").asText()).hasSize(99);
    assertThat(export.groups()).hasSize(20).allSatisfy(group -> assertThat(group).hasSize(4));
  }

  @Test
  void everyExportHasItsOwnSaltAndIsOpenedByItsPasswordWhateverLettersItHas() {
    SecureRandom random = new SecureRandom();
    ExportedIdentity identity = new ExportedIdentity("*KENNUNG", SecretKey.generate(random));
    char[] password = "grüße 🗝 из дома".toCharArray();

    SealedExport one = SealedExport.seal(identity, password, random);
    SealedExport other = SealedExport.seal(identity, password, random);

    assertThat(one.text().substring(0, 12)).isNotEqualTo(other.text().substring(0, 12));
    ExportedIdentity opened = SealedExport.of(one.text()).open(password);
    assertThat(opened.id()).isEqualTo(identity.id());
    assertThat(opened.key().bytes()).isEqualTo(identity.key().bytes());
    assertThat(password).isEqualTo("grüße 🗝 из дома".toCharArray());
  }

  @Test
  void whatPeopleMakeOfItWhenTheyTypeIsUnderstood() {
    List<String> ways =
        List.of(
            TEXT.replace("-", ""),
            TEXT.toLowerCase(Locale.ROOT),
            TEXT.replace('-', ' '),
            "\ufeff  " + TEXT.replace("-", " \u2013 ") + "\r\n",
            TEXT.replace('-', '\u00a0').replace("Q", "q\u200b"),
            TEXT.replace('-', '\n'));

    assertThat(ways).allSatisfy(way -> assertThat(SealedExport.of(way).text()).isEqualTo(TEXT));
    assertThat(SealedExport.of(LONG_TEXT.toLowerCase(Locale.ROOT).replace("-", "")).text())
        .isEqualTo(LONG_TEXT)
        .hasSize(129);
  }

  @Test
  void negativeVectorsOfTheContractAreRefusedEachForItsReason() {
    List<Reason> reasons = Vectors.of("id_export_negative").map(SealedExportTest::refusal).toList();

    assertThat(reasons)
        .containsExactly(
            Reason.PASSWORD,
            Reason.LENGTH,
            // Far too short for any version: that says more than which version it is not.
            Reason.LENGTH,
            Reason.LENGTH,
            Reason.LENGTH,
            Reason.CONTACT_CODE);
  }

  private static Reason refusal(JsonNode vector) {
    char[] password = vector.path("password").asText("any password").toCharArray();
    String text = vector.required("backup").asText();
    return refused(() -> SealedExport.of(text).open(password)).reason();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 76, 79, 81, 84, 100, 103})
  void wrongLengthIsCounted(int length) {
    UnreadableExport refusal = refused((LONG_TEXT.replace("-", "")).substring(0, length));

    assertThat(refusal.reason()).isEqualTo(Reason.LENGTH);
    assertThat(refusal.characters()).isEqualTo(length);
  }

  @Test
  void whatIsLongerThanAnyExportIsNotDecoded() {
    assertThat(refused(LONG_TEXT + "A").characters()).isEqualTo(105);
    assertThat(refused("A" + "B".repeat(1_000_000)).reason()).isEqualTo(Reason.VERSION);
    assertThat(refused("AE".repeat(500_000)).characters()).isEqualTo(1_000_000);
  }

  @Test
  void laterVersionIsNamed() {
    assertThat(refused("AI" + LONG_TEXT.substring(2)))
        .hasMessageContaining("version 2")
        .extracting(UnreadableExport::reason)
        .isEqualTo(Reason.VERSION);
    assertThat(refused("AA" + LONG_TEXT.substring(2)).reason()).isEqualTo(Reason.VERSION);
  }

  @Test
  void characterThatNoExportHasIsShownWithItsPlace() {
    for (String wrong : List.of("0", "1", "8", "9", "=", "ä", "ı", "ſ", "Ａ", "🗝")) {
      UnreadableExport refusal = refused(TEXT.substring(0, 10) + wrong + TEXT.substring(11));

      assertThat(refusal.reason()).isEqualTo(Reason.CHARACTER);
      assertThat(refusal.position()).isEqualTo(9);
      assertThat(refusal.character()).isEqualTo(wrong);
    }
    assertThat(refused("4K\u001b[2J" + TEXT).character()).isEqualTo("U+001B");
    assertThat(refused("4K\ud83d" + TEXT).character()).isEqualTo("U+D83D");
  }

  @Test
  void contactCodeIsToldFromAnExportWhateverItsCase() {
    assertThat(refused(" 3MID:ABCD1234,07a3").reason()).isEqualTo(Reason.CONTACT_CODE);
  }

  @Test
  void mistypedCharacterOfTheSecondVersionIsNoticedLikeAWrongPassword() {
    String mistyped = LONG_TEXT.substring(0, 60) + "A" + LONG_TEXT.substring(61);

    assertThat(refused(() -> SealedExport.of(mistyped).open(password(SECOND))).reason())
        .isEqualTo(Reason.PASSWORD);
  }

  @Test
  void nothingSecretShows() {
    SealedExport export = SealedExport.of(TEXT);
    UnreadableExport refusal = refused(() -> export.open("nopedinope".toCharArray()));

    assertThat(export.toString()).isEqualTo("SealedExport");
    assertThat(export.open(password(FIRST)).toString()).isEqualTo("ExportedIdentity[0ZAHXXHB]");
    assertThat(refusal).hasMessageNotContainingAny("nopedinope", "4K4M").hasNoCause();
  }

  private static char[] password(JsonNode vector) {
    return vector.required("password").asText().toCharArray();
  }

  private static UnreadableExport refused(String text) {
    return refused(() -> SealedExport.of(text));
  }

  private static UnreadableExport refused(Runnable work) {
    return catchThrowableOfType(UnreadableExport.class, work::run);
  }
}
