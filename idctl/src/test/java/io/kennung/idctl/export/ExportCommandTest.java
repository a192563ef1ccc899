package io.kennung.idctl.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.idctl.qr.QrPicture;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.export.ExportedIdentity;
import io.kennung.protocol.export.SealedExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

  private static final String PASSWORD = "correct horse";

  @TempDir private Path home;
  @TempDir private Path folder;
  private final FakeDirectory directory = new FakeDirectory();
  private CommandRun person;
  private String id = "";

  @BeforeEach
  void create() throws IOException {
    person = new CommandRun(home, directory);
    id = person.idctl("create", "--json").json().path("identity").asText();
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void exportIsFourRowsOfFiveGroupsThatThePasswordOpens() throws IOException {
    Result result = person.typing(PASSWORD, PASSWORD).idctl("export");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(person.asked).containsExactly("unseen", "unseen");
    List<String> lines = result.out().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("Export of the identity " + id);
    assertThat(lines.subList(2, 6))
        .allSatisfy(line -> assertThat(line).matches("  [A-Z2-7]{4}(-[A-Z2-7]{4}){4}"));
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    opens(String.join("", lines.subList(2, 6)));
  }

  @Test
  void scriptsGetItInOneLineAndNobodyIsAsked() throws IOException {
    int calls = directory.calls.size();

    Result result = person.piping(PASSWORD).idctl("export", "--json", "--qr");

    JsonNode json = result.json();
    assertThat(json.path("identity").asText()).isEqualTo(id);
    assertThat(json.path("export").asText()).matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){19}");
    opens(json.path("export").asText());
    assertThat(result.out()).hasLineCount(1);
    assertThat(directory.calls).hasSize(calls);
  }

  @Test
  void qrCodeStandsBelowTheText() {
    Result result = person.piping(PASSWORD).idctl("export", "--qr");

    assertThat(result.out().lines().filter(line -> line.matches("[ \u2580\u2584\u2588]{41}")))
        .hasSize(21);
  }

  @Test
  void pictureAndSheetHoldTheSameTextForTheOwnerOnly() throws IOException {
    person.now = Instant.parse("2026-11-25T12:00:00Z");
    Path png = folder.resolve("code.png");
    Path pdf = folder.resolve("sheet.pdf");

    JsonNode json =
        person
            .piping(PASSWORD)
            .idctl("export", "--json", "--png", png.toString(), "--pdf", pdf.toString())
            .json();

    String text = json.path("export").asText();
    assertThat(json.path("png").asText()).isEqualTo(png.toString());
    assertThat(json.path("pdf").asText()).isEqualTo(pdf.toString());
    assertThat(QrPicture.text("--image", png)).isEqualTo(text);
    try (PDDocument sheet = Loader.loadPDF(pdf.toFile())) {
      assertThat(sheet.getNumberOfPages()).isEqualTo(1);
      String words = new PDFTextStripper().getText(sheet);
      assertThat(words.replaceAll("\\s", "")).contains(text.replace("-", ""));
      assertThat(words).contains(id, "2026-11-25", "idctl restore").doesNotContain(PASSWORD);
      Path seen = folder.resolve("seen.png");
      ImageIO.write(new PDFRenderer(sheet).renderImageWithDPI(0, 110), "png", seen.toFile());
      assertThat(QrPicture.text("--image", seen)).isEqualTo(text);
      sheet
          .getPage(0)
          .getResources()
          .getFontNames()
          .forEach(name -> assertThat(embedded(sheet, name)).isTrue());
    }
    for (Path file : List.of(png, pdf)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private static boolean embedded(PDDocument sheet, org.apache.pdfbox.cos.COSName name) {
    try {
      return sheet.getPage(0).getResources().getFont(name).isEmbedded();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void fileThatExistsIsReplacedOnlyWhenForced() throws IOException {
    Path png = Files.writeString(folder.resolve("code.png"), "holiday");

    Result refused = person.typing(PASSWORD, PASSWORD).idctl("export", "--png", png.toString());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("there is such a file already").hasLineCount(1);
    assertThat(person.asked).isEmpty();
    assertThat(png).hasContent("holiday");

    Result forced = person.piping(PASSWORD).idctl("export", "--png", png.toString(), "--force");

    assertThat(forced.exitCode()).as(forced.err()).isZero();
    assertThat(QrPicture.text("--image", png)).hasSize(99);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(png)))
        .isEqualTo("rw-------");
  }

  @Test
  void fileThatCannotBeMadeIsSaidBeforeThePassword() {
    String nowhere = folder.resolve("nowhere/code.png").toString();
    String twice = folder.resolve("twice").toString();

    for (String[] wrong :
        new String[][] {
          {"export", "--png", nowhere},
          {"export", "--pdf", folder.toString(), "--force"},
          {"export", "--pdf", twice, "--png", twice}
        }) {
      Result refused = person.typing(PASSWORD, PASSWORD).idctl(wrong);

      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).hasLineCount(1);
      assertThat(person.asked).isEmpty();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void passwordThatIsTooShortOrTypedDifferentlySealsNothing() {
    Path png = folder.resolve("code.png");

    Result tooShort = person.piping("sevench").idctl("export", "--png", png.toString());
    Result tooLong = person.piping("x".repeat(257)).idctl("export", "--png", png.toString());
    Result tab = person.piping("correct\thorse").idctl("export", "--png", png.toString());
    Result slip = person.typing(PASSWORD, "correct horsf").idctl("export", "--png", png.toString());

    assertThat(tooShort.err()).contains("8 to 256 characters", "too short").hasLineCount(1);
    assertThat(tooLong.err()).contains("too long");
    assertThat(tab.err()).contains("control characters");
    assertThat(List.of(tooShort, tooLong, tab))
        .allSatisfy(result -> assertThat(result.exitCode()).isEqualTo(2));
    assertThat(slip.exitCode()).isEqualTo(1);
    assertThat(slip.err()).contains("not the same");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void profileWithoutAnIdentityHasNothingToExport() {
    Result result = person.piping(PASSWORD).idctl("export", "--profile", "other");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("holds no identity yet").hasLineCount(1);
  }

  private void opens(String text) throws IOException {
    ExportedIdentity opened = SealedExport.of(text).open(PASSWORD.toCharArray());
    assertThat(opened.id()).isEqualTo(id);
    assertThat(Base64Text.encode(opened.key().bytes()))
        .isEqualTo(person.kept("identity.json").path("secretKey").asText());
  }
}
