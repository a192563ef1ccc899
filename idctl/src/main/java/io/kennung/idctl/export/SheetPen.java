package io.kennung.idctl.export;

import io.kennung.idctl.qr.QrCode;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Writes down a page from top to bottom. Lengths are points, 72 of which are an inch. */
final class SheetPen {

  private static final float LEADING = 1.4f;

  private final PDPageContentStream page;
  private final PDFont font;
  private final float left;
  private final float width;
  private float y;

  /**
   * @param top where the first line begins, from the bottom of the page
   */
  SheetPen(PDPageContentStream page, PDFont font, float left, float width, float top) {
    this.page = page;
    this.font = font;
    this.left = left;
    this.width = width;
    this.y = top;
  }

  /** Leaves some room. */
  void skip(float height) {
    y -= height;
  }

  /** As many lines as it takes. */
  void paragraph(String text, float size) throws IOException {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line + " " + word, size) > width) {
        line(line.toString(), size);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(line.toString(), size);
  }

  /** Groups in columns, their characters in columns, too: easier to type, and to compare. */
  void groups(List<String> groups, int row, float size) throws IOException {
    float advance = size * 0.85f;
    float column = width / row;
    for (int at = 0; at < groups.size(); at += row) {
      y -= size * LEADING;
      for (int i = 0; i < row && at + i < groups.size(); i++) {
        String group = groups.get(at + i);
        for (int c = 0; c < group.length(); c++) {
          String character = group.substring(c, c + 1);
          float room = advance - width(character, size);
          show(character, left + i * column + c * advance + room / 2, size);
        }
      }
      y -= size * LEADING / 3;
    }
  }

  /** A code with its margin. */
  void code(QrCode code, float side) throws IOException {
    float module = side / (code.size() + 2 * QrCode.MARGIN);
    y -= side;
    for (int row = 0; row < code.size(); row++) {
      for (int column = 0; column < code.size(); column++) {
        if (code.isDark(column, row)) {
          page.addRect(
              left + (column + QrCode.MARGIN) * module,
              y + side - (row + QrCode.MARGIN + 1) * module,
              module,
              module);
        }
      }
    }
    page.fill();
  }

  private void line(String text, float size) throws IOException {
    y -= size * LEADING;
    show(text, left, size);
  }

  private void show(String text, float x, float size) throws IOException {
    page.beginText();
    page.setFont(font, size);
    page.newLineAtOffset(x, y);
    page.showText(text);
    page.endText();
  }

  private float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }
}
