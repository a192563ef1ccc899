package io.kennung.safe.backups;

import java.util.HexFormat;
import java.util.Optional;

/**
 * What a client calls its backup: 32 bytes that only the password gives. Whoever knows them may
 * read, replace and delete the backup, so they are told to nobody.
 *
 * @param bytes 32 of them
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: it only becomes a name.
public record BackupId(byte[] bytes) {

  private static final int LENGTH = 32;

  /** The id of these 64 hexadecimal digits, upper or lower case; empty for anything else. */
  public static Optional<BackupId> parse(String text) {
    if (text.length() != 2 * LENGTH || !text.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(new BackupId(HexFormat.of().parseHex(text)));
  }

  @Override
  public String toString() {
    return "BackupId[…]";
  }
}
