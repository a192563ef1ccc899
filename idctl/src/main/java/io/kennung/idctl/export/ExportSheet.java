package io.kennung.idctl.export;

import io.kennung.idctl.qr.QrCode;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.export.SealedExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The export on a sheet of paper (A4), with what somebody must know who finds it in ten years. */
final class ExportSheet {

  private static final Texts TEXTS = Texts.of(ExportSheet.class);

  /** Comes with PDFBox. One of the machine's would have PDFBox search and list all its fonts. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final float MARGIN = 64;
  private static final float TITLE = 20;
  private static final float HEADING = 13;
  private static final float TEXT = 10.5f;
  private static final float GROUPS = 16;
  private static final float CODE = 190;

  private ExportSheet() {}

  /** The bytes of a PDF. */
  static byte[] bytes(String identity, SealedExport export, Instant now) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      document.getDocumentInformation().setTitle(TEXTS.say("sheet.title", identity));
      try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
        PDRectangle paper = page.getMediaBox();
        float width = paper.getWidth() - 2 * MARGIN;
        write(
            new SheetPen(stream, font(document), MARGIN, width, paper.getHeight() - MARGIN),
            identity,
            export,
            LocalDate.ofInstant(now, ZoneOffset.UTC));
      }
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(SheetPen pen, String identity, SealedExport export, LocalDate day)
      throws IOException {
    pen.paragraph(TEXTS.say("sheet.title", identity), TITLE);
    pen.paragraph(TEXTS.say("sheet.date", day), TEXT);
    pen.skip(TEXT);
    pen.groups(export.groups(), ExportCommand.ROW, GROUPS);
    pen.skip(TEXT);
    pen.code(QrCode.robust(export.text()), CODE);
    for (String part : new String[] {"what", "use", "keep", "end"}) {
      pen.skip(TEXT);
      pen.paragraph(TEXTS.say("sheet." + part), HEADING);
      pen.paragraph(TEXTS.say("sheet." + part + ".text", identity), TEXT);
    }
  }

  private static PDFont font(PDDocument document) throws IOException {
    try (InputStream file = PDType0Font.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IllegalStateException("PDFBox has come without its font");
      }
      return PDType0Font.load(document, file, true);
    }
  }
}
