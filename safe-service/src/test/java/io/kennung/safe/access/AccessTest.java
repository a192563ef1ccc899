package io.kennung.safe.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.Secrets;
import io.kennung.chassis.access.AccessTokens;
import io.kennung.chassis.testing.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

  private record Settings(Optional<Path> users, boolean tokens) implements AccessConfig {}

  private final TestClock clock = new TestClock();
  private final AccessTokens tokens =
      new AccessTokens(new Secrets(List.of(new byte[32])), new SecureRandom(), clock);

  @TempDir Path folder;

  @Test
  void withoutSettingsEverybodyMay() {
    Access access = new Access(new Settings(Optional.empty(), false), tokens);

    assertThat(access.isGranted(null)).isTrue();
    assertThat(access.isGranted("Basic nonsense")).isTrue();
    assertThat(access.challenges()).isEmpty();
  }

  @Test
  void whoIsListedMay() throws IOException {
    Access access = new Access(new Settings(Optional.of(users()), false), tokens);

    assertThat(access.isGranted(basic("anna:with:colons"))).isTrue();
    assertThat(access.isGranted(basic("berta:pässwörd"))).isTrue();
    assertThat(access.isGranted(basic("anna:pässwörd"))).isFalse();
    assertThat(access.isGranted(basic("nobody:with:colons"))).isFalse();
    assertThat(access.isGranted("Basic %%%")).isFalse();
    assertThat(access.isGranted(null)).isFalse();
    assertThat(access.isGranted("Token " + tokens.issue(Duration.ofDays(1)))).isFalse();
    assertThat(access.challenges()).containsExactly("Basic realm=\"Safe\", charset=\"UTF-8\"");
  }

  @Test
  void whoHoldsATokenOfTheDirectoryMayWhileItIsGood() {
    Access access = new Access(new Settings(Optional.empty(), true), tokens);
    String token = tokens.issue(Duration.ofDays(1));

    assertThat(access.isGranted("Token " + token)).isTrue();
    assertThat(access.isGranted("token " + token)).isTrue();
    assertThat(access.isGranted("Bearer " + token)).isFalse();
    assertThat(access.isGranted("Token x" + token)).isFalse();
    assertThat(access.challenges()).containsExactly("Token realm=\"Safe\"");

    clock.advance(Duration.ofDays(2));
    assertThat(access.isGranted("Token " + token)).isFalse();
  }

  @Test
  void eitherIsEnoughWhereBothAreSet() throws IOException {
    Access access = new Access(new Settings(Optional.of(users()), true), tokens);

    assertThat(access.isGranted(basic("anna:with:colons"))).isTrue();
    assertThat(access.isGranted("Token " + tokens.issue(Duration.ofDays(1)))).isTrue();
    assertThat(access.challenges()).hasSize(2);
  }

  @Test
  void fileThatIsMissingIsFoundAtStart() {
    Settings missing = new Settings(Optional.of(folder.resolve("missing")), false);

    assertThatThrownBy(() -> new Access(missing, tokens))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("directory.safe.access.users");
  }

  private Path users() throws IOException {
    return Files.writeString(
        folder.resolve("users"), "# who may\nanna:with:colons\n\nberta:pässwörd\n");
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
