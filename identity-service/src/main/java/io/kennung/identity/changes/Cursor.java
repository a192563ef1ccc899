package io.kennung.identity.changes;

import io.kennung.chassis.answers.Refused;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Up to where a reader has got: the last change it was told.
 *
 * @param position of that change; 0 before the first one
 * @param mark of that change: another one with the same position, in a restored database, has
 *     another
 */
record Cursor(long position, UUID mark) {

  private static final int BYTES = Long.BYTES * 3;
  private static final int CHARACTERS = BYTES / 3 * 4;

  /**
   * As it was given out.
   *
   * @throws Refused with {@link ChangesFailure#NO_CURSOR}
   */
  static Cursor parse(String text) {
    if (text.length() != CHARACTERS) {
      throw new Refused(ChangesFailure.NO_CURSOR);
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == BYTES && bytes.getLong(0) >= 0) {
        return new Cursor(bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()));
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Refused(ChangesFailure.NO_CURSOR);
  }

  /** For the reader, who need not know what stands in it. */
  String text() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(position);
    bytes.putLong(mark.getMostSignificantBits());
    bytes.putLong(mark.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
