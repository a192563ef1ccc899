package io.kennung.idctl.qr;

import io.kennung.idctl.terminal.Screen;
import java.util.ArrayList;
import java.util.List;

/**
 * A QR code in characters: each shows two modules, one above the other, since a character is about
 * twice as high as it is wide.
 */
public final class TerminalQr {

  private static final char BOTH = '\u2588';
  private static final char UPPER = '\u2580';
  private static final char LOWER = '\u2584';
  private static final char NONE = ' ';

  private TerminalQr() {}

  /**
   * Lines with the margin. Where the screen has colours, ink is dark on white. Where it has none,
   * the ink is the light modules, as most terminals are light on dark; a reader that knows codes
   * with swapped colours reads it on the others, too.
   */
  public static List<String> lines(QrCode code, Screen screen) {
    boolean isInkDark = screen.isColoured();
    List<String> lines = new ArrayList<>();
    for (int y = -QrCode.MARGIN; y < code.size() + QrCode.MARGIN; y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = -QrCode.MARGIN; x < code.size() + QrCode.MARGIN; x++) {
        boolean hasUpper = code.isDark(x, y) == isInkDark;
        boolean hasLower = code.isDark(x, y + 1) == isInkDark;
        line.append(hasUpper ? (hasLower ? BOTH : UPPER) : (hasLower ? LOWER : NONE));
      }
      lines.add(screen.blackOnWhite(line.toString()));
    }
    return lines;
  }
}
