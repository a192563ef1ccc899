package io.kennung.verification.senders.gsm;

import java.util.Map;

/** The alphabet as the specification prints it, row by row: what a telephone reads. */
public final class Gsm7Table {

  private static final String[] ROWS = {
    "@Δ 0¡P¿p",
    "£_!1AQaq",
    "$Φ\"2BRbr",
    "¥Γ#3CScs",
    "èΛ¤4DTdt",
    "éΩ%5EUeu",
    "ùΠ&6FVfv",
    "ìΨ'7GWgw",
    "òΣ(8HXhx",
    "ÇΘ)9IYiy",
    "\nΞ*:JZjz",
    "Ø\u001B+;KÄkä",
    "øÆ,<LÖlö",
    "\ræ-=MÑmñ",
    "Åß.>NÜnü",
    "åÉ/?O§oà"
  };

  private static final Map<Integer, Character> ESCAPED =
      Map.of(
          0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']',
          0x40, '|', 0x65, '€');

  private Gsm7Table() {}

  public static String read(byte[] octets) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == 0x1B) {
        i++;
        text.append(ESCAPED.get((int) octets[i]).charValue());
      } else {
        text.append(ROWS[octets[i] % 16].charAt(octets[i] / 16));
      }
    }
    return text.toString();
  }
}
