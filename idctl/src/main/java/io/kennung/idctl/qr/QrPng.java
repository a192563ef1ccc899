package io.kennung.idctl.qr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A QR code as a file in the format PNG. */
public final class QrPng {

  /** Pixels of a module's side: large enough to be printed, and to be photographed off a screen. */
  private static final int SCALE = 12;

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xffffff;

  private QrPng() {}

  /** The file's bytes; black and white, with the margin. */
  public static byte[] bytes(QrCode code) {
    int side = (code.size() + 2 * QrCode.MARGIN) * SCALE;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean isDark = code.isDark(x / SCALE - QrCode.MARGIN, y / SCALE - QrCode.MARGIN);
        image.setRGB(x, y, isDark ? BLACK : WHITE);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Not ImageIO's own stream, which may put the picture into a file for temporary things.
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
