package io.kennung.verification.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.Secrets;
import io.kennung.pages.Language;
import io.kennung.protocol.events.LinkKind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a row holds proves nothing and tells nothing without the secrets; these rotate. */
class SecretsOfVerificationsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final Secrets before = new Secrets(List.of(secret(1)));
  private final Secrets after = new Secrets(List.of(secret(2), secret(1)));
  private final Secrets finished = new Secrets(List.of(secret(2)));

  @Test
  void codesAreSixDigitsAndDifferFromSeedToSeed() {
    OneTimeCodes codes = new OneTimeCodes(before, random);
    Set<String> drawn = new HashSet<>();
    int[] first = new int[10];
    for (int i = 0; i < 10_000; i++) {
      String code = codes.code(verification(codes, before)).orElseThrow();
      assertThat(code).matches("[0-9]{6}");
      first[code.charAt(0) - '0']++;
      drawn.add(code);
    }

    // By chance about fifty of ten thousand occur twice, and each digit leads a thousand times.
    assertThat(drawn).hasSizeGreaterThan(9_850);
    assertThat(Arrays.stream(first)).allSatisfy(count -> assertThat(count).isBetween(800, 1_200));
  }

  @Test
  void sameSeedGivesTheSameCodeBeforeAndDuringARotation() {
    OneTimeCodes old = new OneTimeCodes(before, random);
    Verification verification = verification(old, before);

    assertThat(new OneTimeCodes(after, random).code(verification))
        .isEqualTo(old.code(verification));
    assertThat(new OneTimeCodes(after, random).linkToken(verification))
        .isEqualTo(old.linkToken(verification));
    assertThat(new OneTimeCodes(finished, random).code(verification)).isEmpty();
    assertThat(new OneTimeCodes(finished, random).isCode(verification, "000000")).isFalse();
  }

  @Test
  void addressOpensWithItsSecretAndForItsVerificationOnly() {
    OneTimeCodes codes = new OneTimeCodes(before, random);
    Verification verification = verification(codes, before);
    Verification other = verification(codes, before);

    assertThat(new AddressSeal(before, random).open(verification)).isEqualTo("41791234567");
    assertThat(new AddressSeal(after, random).open(verification)).isEqualTo("41791234567");
    assertThat(new AddressSeal(after, random).canOpen(verification)).isTrue();
    assertThat(new AddressSeal(finished, random).canOpen(verification)).isFalse();
    assertThatThrownBy(() -> new AddressSeal(finished, random).open(verification))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> new AddressSeal(before, random).open(withSealed(other, verification.sealed())))
        .isInstanceOf(IllegalStateException.class);
    byte[] tampered = verification.sealed().clone();
    tampered[tampered.length - 1] ^= 1;
    assertThatThrownBy(
            () -> new AddressSeal(before, random).open(withSealed(verification, tampered)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sealedAddressLooksDifferentEachTime() {
    AddressSeal seal = new AddressSeal(before, random);
    byte[] id = new byte[16];

    assertThat(seal.seal(id, "41791234567")).isNotEqualTo(seal.seal(id, "41791234567"));
  }

  private Verification verification(OneTimeCodes codes, Secrets secrets) {
    byte[] id = codes.newId();
    return new Verification(
        id,
        "ABCD1234",
        LinkKind.PHONE,
        new byte[32],
        new AddressSeal(secrets, random).seal(id, "41791234567"),
        codes.newSeed(),
        Language.ENGLISH,
        null,
        Progress.begin(NOW, NOW, NOW),
        NOW,
        NOW);
  }

  private static Verification withSealed(Verification it, byte[] sealed) {
    return new Verification(
        it.id(),
        it.identity(),
        it.kind(),
        it.address(),
        sealed,
        it.seed(),
        it.language(),
        it.landingApp(),
        it.progress(),
        it.codeExpiresAt(),
        it.expiresAt());
  }

  private static byte[] secret(int fill) {
    byte[] secret = new byte[Secrets.LENGTH];
    Arrays.fill(secret, (byte) fill);
    return secret;
  }
}
