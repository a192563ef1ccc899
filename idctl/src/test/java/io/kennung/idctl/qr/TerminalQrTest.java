package io.kennung.idctl.qr;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.idctl.terminal.Screen;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalQrTest {

  private static final String EXPORT =
      "4K4M-5Q6T-KFUH-KHL5-2VCJ-ZM57-NL7R-WJTA-V45L-NJAM"
          + "-WLEU-5DS4-XF7S-OPH4-CTCL-N2CF-3C4C-HPB7-YZWW-U3S6";
  private static final String CONTACT =
      "3mid:ABCD1234,07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c";

  private static final Screen COLOURED = new Screen(true, true);

  @TempDir private Path folder;

  @Test
  void codeOnATerminalWithColoursIsReadByADecoder() throws IOException {
    for (String text : List.of(EXPORT, CONTACT)) {
      List<String> lines = TerminalQr.lines(QrCode.small(text), COLOURED);

      assertThat(lines)
          .allSatisfy(line ->
              assertThat(line).startsWith("\u001b[38;5;16;48;5;231m").endsWith("\u001b[0m"));
      List<String> bare =
          lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
      assertThat(seen(bare, 0x000000, 0xffffff)).isEqualTo(text);
    }
  }

  @Test
  void codeOnATerminalWithoutColoursIsReadByADecoderDarkOrLight() throws IOException {
    for (String text : List.of(EXPORT, CONTACT)) {
      List<String> lines = TerminalQr.lines(QrCode.small(text), Screen.none());

      assertThat(seen(lines, 0xcccccc, 0x101010)).isEqualTo(text);
      assertThat(seen(lines, 0x101010, 0xfdf6e3)).isEqualTo(text);
    }
  }

  @Test
  void exportFitsOnTheSmallestTerminalAndHasItsMargin() {
    List<String> lines = TerminalQr.lines(QrCode.small(EXPORT), Screen.none());

    assertThat(lines).hasSizeLessThanOrEqualTo(24);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(41));
    assertThat(lines.subList(0, 2)).allSatisfy(line -> assertThat(line).matches("\u2588+"));
    assertThat(lines)
        .allSatisfy(line -> assertThat(line).matches("[\u2588\u2580]{4}.*[\u2588\u2580]{4}"));
  }

  /** What a reader reads off a terminal with these colours. */
  private String seen(List<String> lines, int ink, int paper) throws IOException {
    int cell = 6;
    int width = lines.getFirst().length() * cell;
    BufferedImage image =
        new BufferedImage(
            width + 8 * cell, (lines.size() + 4) * 2 * cell, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int line = y / (2 * cell) - 2;
        int column = x / cell - 4;
        boolean isInside =
            line >= 0 && line < lines.size() && column >= 0 && column < lines.getFirst().length();
        char c = isInside ? lines.get(line).charAt(column) : ' ';
        boolean isUpper = y % (2 * cell) < cell;
        boolean isInk = c == '\u2588' || c == (isUpper ? '\u2580' : '\u2584');
        image.setRGB(x, y, isInk ? ink : paper);
      }
    }
    Path file = folder.resolve("terminal.png");
    Files.deleteIfExists(file);
    ImageIO.write(image, "png", file.toFile());
    return QrPicture.text("--image", file);
  }
}
