package io.kennung.protocol.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;

/** Base32 in groups of four (RFC 4648, section 6), and what people make of it when they type. */
final class ExportText {

  private static final int GROUP = 4;

  /** Blanks and dashes of all kinds, and what nobody sees. */
  private static final Pattern DECORATION = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\u2212\\p{Cf}]");

  private ExportText() {}

  /** Four characters each, where the bytes are a multiple of five and so need no padding. */
  static List<String> groups(byte[] bytes) {
    String characters = Base32.toBase32String(bytes);
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < characters.length(); at += GROUP) {
      groups.add(characters.substring(at, at + GROUP));
    }
    return groups;
  }

  /**
   * The characters that count, in upper case.
   *
   * @throws UnreadableExport at the first that cannot be in an export
   */
  static String characters(String typed) {
    String text = DECORATION.matcher(typed).replaceAll("");
    if (ContactCode.isMeant(text)) {
      throw UnreadableExport.of(
          UnreadableExport.Reason.CONTACT_CODE, "this is a contact code, which holds no key");
    }
    int position = 0;
    for (int codePoint : text.codePoints().toArray()) {
      position++;
      if (!isOfTheAlphabet(codePoint)) {
        throw UnreadableExport.character(position, codePoint);
      }
    }
    return text.toUpperCase(Locale.ROOT);
  }

  /**
   * @param characters a multiple of eight, all of the alphabet
   */
  static byte[] bytes(String characters) {
    return Base32.decode(characters);
  }

  private static boolean isOfTheAlphabet(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
  }
}
