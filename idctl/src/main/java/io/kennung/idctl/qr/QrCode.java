package io.kennung.idctl.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A square of dark and light modules that stands for a text (ISO/IEC 18004). */
public final class QrCode {

  /** Light modules around it, without which readers do not find it. */
  public static final int MARGIN = 4;

  private final ByteMatrix matrix;

  private QrCode(ByteMatrix matrix) {
    this.matrix = matrix;
  }

  /** As small as it can be, for a screen: up to 7 % of it may be unreadable. */
  public static QrCode small(String text) {
    return of(text, ErrorCorrectionLevel.L);
  }

  /** For paper, which gets stains and folds: up to 25 % of it may be unreadable. */
  public static QrCode robust(String text) {
    return of(text, ErrorCorrectionLevel.Q);
  }

  private static QrCode of(String text, ErrorCorrectionLevel level) {
    try {
      return new QrCode(Encoder.encode(text, level).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }

  /** Modules of a side, without the margin. */
  public int size() {
    return matrix.getWidth();
  }

  /** Whether a module is dark; those outside the square are not. */
  public boolean isDark(int x, int y) {
    return x >= 0 && y >= 0 && x < size() && y < size() && matrix.get(x, y) == 1;
  }
}
