package io.kennung.protocol.export;

import io.kennung.protocol.export.UnreadableExport.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * An identity as a person writes it down: letters and digits in groups of four, which only its
 * password opens (export contract, sections 1 to 3). No server takes part.
 */
public final class SealedExport {

  private static final int FIRST_CHARACTERS = FirstVersion.LENGTH * 8 / 5;
  private static final int SECOND_CHARACTERS = SecondVersion.LENGTH * 8 / 5;

  private final byte[] bytes;

  private SealedExport(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Seals an identity, as version 1, which every client can read. Takes some tenths of a second, on
   * purpose. The password counts as it was typed, in UTF-8; which ones are good enough is for
   * whoever asks for it to say. The array stays as it is, for the caller to wipe.
   */
  public static SealedExport seal(ExportedIdentity identity, char[] password, SecureRandom random) {
    byte[] salt = new byte[FirstVersion.SALT];
    random.nextBytes(salt);
    return seal(identity, password, salt);
  }

  static SealedExport seal(ExportedIdentity identity, char[] password, byte[] salt) {
    byte[] utf8 = utf8(password);
    try {
      return new SealedExport(FirstVersion.seal(identity, utf8, salt));
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  /**
   * Reads version 1 and 2 as people type them: with or without hyphens and blanks, in capitals or
   * not. Says whether the text can be an export; only {@link #open} says whether it is one.
   *
   * @throws UnreadableExport when it cannot be one; the reason is never {@link Reason#PASSWORD}
   */
  public static SealedExport of(String typed) {
    String characters = ExportText.characters(typed);
    int count = characters.length();
    if (count != FIRST_CHARACTERS && count < SECOND_CHARACTERS) {
      // The first byte says a version only where this is not a version 1 that lacks something.
      throw UnreadableExport.length(count);
    }
    // What is longer than any version is not decoded.
    byte[] bytes = ExportText.bytes(characters.substring(0, Math.min(count, SECOND_CHARACTERS)));
    if (count >= SECOND_CHARACTERS && bytes[0] != SecondVersion.VERSION) {
      throw UnreadableExport.of(
          Reason.VERSION, "this export is of the unknown version " + (bytes[0] & 0xff));
    }
    if (count > SECOND_CHARACTERS) {
      throw UnreadableExport.length(count);
    }
    return new SealedExport(bytes);
  }

  /** 99 characters: 20 groups of four in capitals with hyphens between (129 for version 2). */
  public String text() {
    return String.join("-", groups());
  }

  /** The groups of the text: 20, or 26 for version 2. */
  public List<String> groups() {
    return ExportText.groups(bytes);
  }

  /**
   * Opens it. Version 1 takes some tenths of a second; version 2 some seconds and 128 MiB of
   * memory. The array stays as it is, for the caller to wipe.
   *
   * @throws UnreadableExport with {@link Reason#PASSWORD}, or {@link Reason#CONTENT} where the
   *     password is right and what is in it is no identity
   */
  public ExportedIdentity open(char[] password) {
    byte[] utf8 = utf8(password);
    try {
      return bytes.length == FirstVersion.LENGTH
          ? FirstVersion.open(bytes, utf8)
          : SecondVersion.open(bytes, utf8);
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  private static byte[] utf8(char[] password) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] utf8 = Arrays.copyOf(encoded.array(), encoded.limit());
    Arrays.fill(encoded.array(), (byte) 0);
    return utf8;
  }

  /** Without the text. */
  @Override
  public String toString() {
    return "SealedExport";
  }
}
