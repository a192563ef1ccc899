package io.kennung.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes();

  @Test
  void everyUseGetsItsOwnKeyAndAlwaysTheSame() {
    Secrets secrets = new Secrets(List.of(SECRET));

    assertThat(secrets.derive("a")).hasSize(1).allSatisfy(key -> assertThat(key).hasSize(32));
    assertThat(secrets.derive("a").getFirst())
        .isEqualTo(new Secrets(List.of(SECRET)).derive("a").getFirst())
        .isNotEqualTo(secrets.derive("b").getFirst())
        .isNotEqualTo(SECRET);
  }

  @Test
  void secretsAreReadFromBase64NewestFirst() {
    String newer =
        Base64.getEncoder().encodeToString("ABCDEFGHABCDEFGHABCDEFGHABCDEFGH".getBytes());
    String older = Base64.getEncoder().encodeToString(SECRET);

    Secrets secrets = new Secrets(() -> List.of(newer, " " + older));

    assertThat(secrets.derive("a")).hasSize(2);
    assertThat(secrets.derive("a").get(1))
        .isEqualTo(new Secrets(List.of(SECRET)).derive("a").getFirst());
  }

  @Test
  void shortOrGarbledSecretsAreRefusedWithoutRepeatingThem() {
    for (String bad : List.of("c2hvcnQ=", "not base64!", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Secrets(() -> List.of(bad)))
          .satisfies(e ->
              assertThat(e.toString()).doesNotContain("c2hvcnQ").doesNotContain("not base64!"));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Secrets(List.of()));
  }

  @Test
  void publishedSecretsAreRecognised() {
    byte[] published = "development-only-do-not-use-this".getBytes();

    assertThat(new Secrets(List.of(published)).anyForDevelopment()).isTrue();
    assertThat(new Secrets(List.of(SECRET, published)).anyForDevelopment()).isTrue();
    assertThat(new Secrets(List.of(SECRET)).anyForDevelopment()).isFalse();
  }
}
