package io.kennung.idctl.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Input;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFolderTest {

  private static final String SECRET = "a secret that is looked for";

  @TempDir private Path home;
  private Path passphrase;
  private Path other;
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    passphrase = Files.writeString(home.resolve("passphrase"), "open, sesame seeds\n");
    other = Files.writeString(home.resolve("other"), "close, sesame seeds\n");
    Profile profile = profile(passphrase);
    profile.prepare();
    folder = profile.folder();
    for (String name : new String[] {"belongings.json", "identity.json", "safe.json"}) {
      profile.write(name, JsonNodeFactory.instance.objectNode().put("secret", SECRET));
    }
    Files.createDirectories(folder.resolve("messages/2026"));
    Files.writeString(folder.resolve("messages/2026/november.txt"), SECRET);
  }

  @Test
  void nothingOfALockedProfileLiesInTheOpenAndAllOfItCanBeRead() throws IOException {
    int sealed = profile(passphrase).sealing().lock();

    assertThat(sealed).isEqualTo(4);
    assertThat(inTheOpen()).isEmpty();
    Profile later = profile(passphrase);
    assertThat(later.sealing().isLocked()).isTrue();
    assertThat(later.sealing().isHalfDone()).isFalse();
    assertAllReadable(later);
    later.write("match-token.json", JsonNodeFactory.instance.objectNode().put("secret", SECRET));
    assertThat(inTheOpen()).isEmpty();

    assertThat(later.sealing().unlock()).isEqualTo(5);

    assertThat(inTheOpen()).hasSize(5);
    assertThat(later.sealing().isLocked()).isFalse();
    assertAllReadable(profile(null));
  }

  @Test
  void anotherPassphraseOpensNothingAndChangesNothing() throws IOException {
    profile(passphrase).sealing().lock();
    byte[] before = Files.readAllBytes(folder.resolve("identity.json"));
    Profile wrong = profile(other);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> secretIn(wrong, "identity.json"))
          .isInstanceOf(CommandFailure.class)
          .hasMessage("that is not the passphrase of profile anna; nothing has been changed");
    }
    assertThatThrownBy(() -> wrong.sealing().lock()).isInstanceOf(CommandFailure.class);
    assertThatThrownBy(() -> wrong.sealing().unlock()).isInstanceOf(CommandFailure.class);
    assertThatThrownBy(() -> wrong.sealing().changePassphrase(other))
        .isInstanceOf(CommandFailure.class);

    assertThat(folder.resolve("identity.json")).hasBinaryContent(before);
    assertAllReadable(profile(passphrase));
  }

  @Test
  void lockingThatWasBrokenOffLosesNothingAndIsFinishedLater() throws IOException {
    breakOffAt("safe.json", profile -> profile.sealing().lock());

    Profile later = profile(passphrase);
    assertThat(later.sealing().isHalfDone()).isTrue();
    assertThat(inTheOpen()).containsExactly("safe.json");
    assertAllReadable(later);

    assertThat(later.sealing().lock()).isEqualTo(1);
    assertThat(inTheOpen()).isEmpty();
    assertAllReadable(later);
  }

  @Test
  void unlockingThatWasBrokenOffLosesNothingAndIsFinishedEitherWay() throws IOException {
    profile(passphrase).sealing().lock();
    breakOffAt("safe.json", profile -> profile.sealing().unlock());

    Profile later = profile(passphrase);
    assertThat(later.sealing().isHalfDone()).isTrue();
    assertThat(inTheOpen()).hasSize(3);
    assertAllReadable(later);

    assertThat(later.sealing().lock()).isEqualTo(3);
    assertThat(inTheOpen()).isEmpty();
    assertThat(later.sealing().unlock()).isEqualTo(4);
    assertAllReadable(profile(null));
  }

  @Test
  void whatACrashHasLeftHalfWrittenIsSweptAway() throws IOException {
    Files.writeString(folder.resolve(".new-4711"), SECRET);
    Files.writeString(folder.resolve("messages/.new-4712"), SECRET);

    profile(passphrase).sealing().lock();

    assertThat(inTheOpen()).isEmpty();
    assertThat(folder.resolve(".new-4711")).doesNotExist();
    assertThat(folder.resolve("messages/.new-4712")).doesNotExist();
  }

  @Test
  void anotherPassphraseTakesThePlaceOfTheOneBeforeAndNoFileIsTouched() throws IOException {
    profile(passphrase).sealing().lock();
    byte[] before = Files.readAllBytes(folder.resolve("identity.json"));

    profile(passphrase).sealing().changePassphrase(other);

    assertThat(folder.resolve("identity.json")).hasBinaryContent(before);
    assertThatThrownBy(() -> secretIn(profile(passphrase), "identity.json"))
        .hasMessageContaining("not the passphrase");
    assertAllReadable(profile(other));
  }

  @Test
  void filesThatWereChangedOrExchangedAreDamaged() throws IOException {
    profile(passphrase).sealing().lock();
    Path file = folder.resolve("identity.json");
    Files.copy(folder.resolve("safe.json"), file, StandardCopyOption.REPLACE_EXISTING);
    Profile profile = profile(passphrase);
    assertThatThrownBy(() -> secretIn(profile, "identity.json"))
        .hasMessageEndingWith("anna/identity.json is damaged");

    byte[] bytes = Files.readAllBytes(folder.resolve("safe.json"));
    for (int length = 8; length < 40; length++) {
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> secretIn(profile, "identity.json"))
          .hasMessageEndingWith("anna/identity.json is damaged");
    }

    Files.delete(folder.resolve("vault.json"));
    assertThatThrownBy(() -> secretIn(profile(passphrase), "safe.json"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("vault.json, without which no passphrase opens it");
  }

  @Test
  void headerThatWouldNeedAllMemoryIsDamaged() throws IOException {
    profile(passphrase).sealing().lock();
    Path header = folder.resolve("vault.json");
    String whole = Files.readString(header);

    for (String damaged :
        new String[] {
          whole.replace("65536", "1100000"),
          whole.replace("\"iterations\" : 3", "\"iterations\" : 2000000000"),
          whole.replace("argon2id", "argon2d"),
          whole.substring(1),
          ""
        }) {
      Files.writeString(header, damaged);
      assertThatThrownBy(() -> secretIn(profile(passphrase), "identity.json"))
          .isInstanceOf(CommandFailure.class)
          .hasMessageEndingWith("anna/vault.json is damaged");
    }
  }

  @Test
  void linksAreNotFollowedOutOfTheProfile() throws IOException {
    Files.createSymbolicLink(folder.resolve("elsewhere"), home);

    assertThatThrownBy(() -> profile(passphrase).sealing().lock())
        .isInstanceOf(CommandFailure.class)
        .hasMessageEndingWith(
            "anna/elsewhere is neither a file nor a folder; move it elsewhere first");
    assertThat(home.resolve("passphrase")).hasContent("open, sesame seeds\n");
  }

  private interface Work {
    void on(Profile profile);
  }

  /** Others may open this file, over which the work stops where it comes to it. */
  private void breakOffAt(String name, Work work) throws IOException {
    Path file = folder.resolve(name);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> work.on(profile(passphrase))).isInstanceOf(CommandFailure.class);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private void assertAllReadable(Profile profile) {
    for (String name : new String[] {"belongings.json", "identity.json", "safe.json"}) {
      assertThat(secretIn(profile, name)).isEqualTo(SECRET);
    }
    assertThat(profile.sealing().read("messages/2026/november.txt"))
        .hasValueSatisfying(
            bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(SECRET));
  }

  private static String secretIn(Profile profile, String name) {
    return profile.read(name, json -> json.required("secret").asText()).orElseThrow();
  }

  private java.util.List<String> inTheOpen() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(SealedFolderTest::holdsTheSecret)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static boolean holdsTheSecret(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** As the next call finds it. */
  private Profile profile(Path passphraseFile) {
    Surroundings surroundings =
        new Surroundings(
            Map.of("KENNUNG_HOME", home.resolve("profiles").toString()),
            home,
            Clock.systemUTC(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            Input.none(),
            Screen.none());
    return Profile.named("anna", new PassphraseInput(surroundings, passphraseFile));
  }
}
