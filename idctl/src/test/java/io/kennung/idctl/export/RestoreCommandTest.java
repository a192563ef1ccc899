package io.kennung.idctl.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeRevocation;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.idctl.qr.QrCode;
import io.kennung.idctl.qr.QrPng;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {

  private static final String PASSWORD = "correct horse";

  /** Vectors 1 and 4 of the contract: the same identity in version 1 and 2. */
  private static final String FIRST =
      "4K4M-5Q6T-KFUH-KHL5-2VCJ-ZM57-NL7R-WJTA-V45L-NJAM"
          + "-WLEU-5DS4-XF7S-OPH4-CTCL-N2CF-3C4C-HPB7-YZWW-U3S6";

  private static final String SECOND =
      "AHCV-YVN5-MZF6-H47E-BFDA-XPQ4-523T-QEJ7-Q7TB-5O2G-U3LM-IPAY-PMO3"
          + "-RWYJ-FZ5F-VRAH-5MHT-IP2E-ODYI-GXW4-4NAF-EOCO-OZPR-NZK4-CHVE-LYVL";

  @TempDir private Path here;
  @TempDir private Path there;
  @TempDir private Path folder;
  private final FakeDirectory directory = new FakeDirectory();
  private CommandRun old;
  private CommandRun fresh;
  private String id = "";
  private String printed = "";
  private String text = "";

  @BeforeEach
  void export() throws IOException {
    FakeRevocation unused = new FakeRevocation(directory);
    old = new CommandRun(here, directory);
    fresh = new CommandRun(there, directory);
    id = old.idctl("create", "--json").json().path("identity").asText();
    printed = old.piping(PASSWORD).idctl("export").out();
    String[] rows = printed.lines().skip(2).limit(4).map(String::strip).toArray(String[]::new);
    text = String.join("-", rows);
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void typedInOneLineItIsBackOnAnotherDevice() throws IOException {
    Result result =
        fresh.typing(text.replace("-", "").toLowerCase(Locale.ROOT), PASSWORD).idctl("restore");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(fresh.asked).containsExactly("seen", "unseen");
    assertThat(result.out().lines())
        .containsExactly(
            "Restored identity " + id,
            "  public key   " + old.kept("identity.json").path("publicKey").asText(),
            "  server       " + directory.base(),
            "  kept in      ~/.config/kennung/default",
            "  not here     contacts, groups and links, which an export does not hold");
    for (String member : new String[] {"identity", "secretKey", "serverGroup", "server"}) {
      assertThat(fresh.kept("identity.json").path(member))
          .isEqualTo(old.kept("identity.json").path(member));
    }
    assertThat(fresh.idctl("features", "7").exitCode()).isZero();
  }

  @Test
  void typedInRowsItEndsWithAnEmptyLine() throws IOException {
    String[] rows = text.split("(?<=\\G.{25})");

    Result result =
        fresh.typing(rows[0], rows[1], rows[2], rows[3], "", PASSWORD).idctl("restore", "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().path("identity").asText()).isEqualTo(id);
    assertThat(result.json().path("profile").asText()).isEqualTo("default");
  }

  @Test
  void pipedItIsReadAndThePasswordComesFromAFile() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);

    Result unclear = fresh.piping(text).idctl("restore");
    Result result = fresh.idctl("restore", "--password-file", password.toString());

    assertThat(unclear.exitCode()).isEqualTo(2);
    assertThat(unclear.err()).contains("--file or --password-file").hasLineCount(1);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  void whateverExportPrintsIsReadFromAFile() throws IOException {
    Path rows = Files.writeString(folder.resolve("rows.txt"), printed);
    Path json = Files.writeString(folder.resolve("json.txt"), "{\"export\":\"" + text + "\"}\n");
    Path bare = Files.writeString(folder.resolve("bare.txt"), text.replace('-', ' ') + "\r\n");

    int profile = 0;
    for (Path file : new Path[] {rows, json, bare}) {
      Result result =
          fresh
              .piping(PASSWORD)
              .idctl("restore", "--file", file.toString(), "--profile", "p" + profile++);

      assertThat(result.exitCode()).as(result.err()).isZero();
    }
  }

  @Test
  void photographedItIsReadFromThePicture() throws IOException {
    Path png = Files.write(folder.resolve("code.png"), QrPng.bytes(QrCode.robust(text)));

    Result result = fresh.typing(PASSWORD).idctl("restore", "--image", png.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(fresh.asked).containsExactly("unseen");
    assertThat(fresh.kept("identity.json").path("identity").asText()).isEqualTo(id);
  }

  @Test
  void wrongPasswordAndMistypedLetterCannotBeToldApart() throws IOException {
    char swapped = text.charAt(40) == 'A' ? 'B' : 'A';
    String slip = text.substring(0, 40) + swapped + text.substring(41);
    int calls = directory.calls.size();

    Result password = fresh.typing(text, PASSWORD + "x").idctl("restore", "--json");
    Result letter = fresh.typing(slip, PASSWORD).idctl("restore", "--json");

    assertThat(password.exitCode()).isEqualTo(1);
    assertThat(error(password).path("kind").asText()).isEqualTo("wrong-password");
    assertThat(error(password).path("error").asText())
        .isEqualTo("the password is wrong, or a letter of the export is mistyped");
    assertThat(letter).isEqualTo(password);
    assertThat(directory.calls).hasSize(calls);
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void textThatIsNoExportIsSaidSoBeforeThePassword() throws IOException {
    refused(
        text.substring(0, 94), "export-length", "20 groups of four belong to it, and these are 19");
    refused(
        text.substring(1), "export-length", "80 letters and digits belong to it, and these are 79");
    refused(text + "-ABCD", "export-length", "more than an export", "84");
    refused("", "export-length", "no export was given");
    refused("0" + text.substring(1), "export-character", "character 1 ", "group 1,", "letter O");
    refused(
        text.substring(0, 98) + "1", "export-character", "character 80 ", "group 20,", "letter I");
    refused("Ä" + text.substring(1), "export-character", "no Ä");
    refused("\u001b[2J" + text.substring(1), "export-character", "U+001B");
    refused("ZZZZ" + SECOND.substring(4), "export-version", "later version");
    refused(
        "3mid:" + id + "," + "07a37cbc".repeat(8), "contact-code", "public contact code", "no key");
    assertThat(fresh.files()).containsExactly(".lock");
  }

  private void refused(String typed, String kind, String... words) throws IOException {
    Result result = fresh.typing(typed, "", PASSWORD).idctl("restore", "--json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(error(result).path("kind").asText()).isEqualTo(kind);
    assertThat(error(result).path("error").asText()).contains(words).doesNotContain("\u001b");
    assertThat(fresh.asked).isNotEmpty().doesNotContain("unseen");
  }

  @Test
  void publicCodeInAPictureAndPictureWithoutACodeAreRefused() throws IOException {
    Path contact =
        Files.write(
            folder.resolve("contact.png"),
            QrPng.bytes(QrCode.robust("3mid:" + id + "," + "07a37cbc".repeat(8))));

    Result code = fresh.piping(PASSWORD).idctl("restore", "--image", contact.toString());
    Result noPicture = fresh.piping(PASSWORD).idctl("restore", "--image", "nowhere.png");
    Result picture = fresh.piping(PASSWORD).idctl("restore", "--file", contact.toString());
    Result both = fresh.piping(PASSWORD).idctl("restore", "--file", "a", "--image", "b");

    assertThat(code.err()).contains("public contact code");
    assertThat(noPicture.err()).contains("--image nowhere.png: there is none of that name");
    assertThat(picture.err()).contains("a picture of the QR code is read with --image FILE");
    assertThat(both.err()).contains("either --file or --image");
    for (Result result : new Result[] {code, noPicture, picture, both}) {
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).hasLineCount(1);
    }
  }

  @Test
  void revokedIdentityIsNotBroughtBack() throws IOException {
    old.idctl("revoke", "--confirm", id);

    Result result = fresh.typing(text, PASSWORD).idctl("restore", "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(error(result).path("kind").asText()).isEqualTo("revoked");
    assertThat(error(result).path("error").asText())
        .contains("does not know " + id, "an export cannot bring it back");
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void exportWhoseKeyTheDirectoryDoesNotKnowIsNotUsed() throws IOException {
    directory.put(id, SecretKey.generate(new SecureRandom()));

    Result result = fresh.typing(text, PASSWORD).idctl("restore");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("another public key", "than this export");
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void profileThatHoldsAnIdentityStaysAsItIs() throws IOException {
    fresh.idctl("create");
    byte[] before = Files.readAllBytes(fresh.profile("default").resolve("identity.json"));

    Result result = fresh.typing(text, PASSWORD).idctl("restore");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("already holds", "--profile NAME");
    assertThat(fresh.asked).isEmpty();
    assertThat(fresh.profile("default").resolve("identity.json")).hasBinaryContent(before);
  }

  @Test
  void directoryThatDoesNotAnswerLeavesNothingHalfDone() throws IOException {
    directory.plan(Call::isSecondPhase, Reply.of(503, ""));

    Result result = fresh.typing(text, PASSWORD).idctl("restore");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void exportsOfOtherClientsInBothVersionsAreRead() {
    directory.put("0ZAHXXHB", vectorKey());

    Result first = fresh.typing(FIRST, "testpassword").idctl("restore", "--profile", "a");
    Result second = fresh.typing(SECOND, "ThisIsABadPassword").idctl("restore", "--profile", "b");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out()).startsWith("Restored identity 0ZAHXXHB");
  }

  /** Behind the prompts. */
  private static JsonNode error(Result result) throws IOException {
    return new ObjectMapper().readTree(result.err().substring(result.err().indexOf('{')));
  }

  private static SecretKey vectorKey() {
    String hex = "255d619ebec82341a5abe0b3ff736f900faa3eda1cb86b34f102394f86a41b2c";
    return SecretKey.of(HexFormat.of().parseHex(hex));
  }
}
