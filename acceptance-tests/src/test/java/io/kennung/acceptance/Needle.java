package io.kennung.acceptance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What must not be found, in every form in which somebody may have written it.
 *
 * @param name for the reader of a failure
 * @param forms bytes as ISO 8859-1
 */
record Needle(String name, List<String> forms) {

  /** Bytes that nobody else has: as they are, in hexadecimal digits, in Base64, hashed. */
  static Needle ofBytes(String name, byte[] bytes) {
    List<String> forms = new ArrayList<>(encoded(bytes));
    forms.addAll(encoded(sha256(bytes)));
    return new Needle(name, forms);
  }

  /** The same for text, which may stand in capitals or not. */
  static Needle ofText(String name, String text) {
    List<String> forms = new ArrayList<>();
    for (String each :
        List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
      byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
      forms.addAll(ofBytes(name, bytes).forms());
    }
    return new Needle(name, forms.stream().distinct().toList());
  }

  /** The id of a backup: its bytes, and its digits as if they were any text. */
  static Needle ofBackup(String name, String id) {
    List<String> forms = new ArrayList<>(ofBytes(name, HexFormat.of().parseHex(id)).forms());
    forms.addAll(ofText(name, id).forms());
    return new Needle(name, forms.stream().distinct().toList());
  }

  /** Whether one of its forms stands in there. */
  boolean isIn(String place) {
    return forms.stream().anyMatch(place::contains);
  }

  private static List<String> encoded(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    return List.of(
        iso(bytes),
        hex,
        hex.toUpperCase(Locale.ROOT),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Bytes as text, one by one. */
  static String iso(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
