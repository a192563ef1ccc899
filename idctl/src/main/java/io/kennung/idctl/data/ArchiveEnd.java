package io.kennung.idctl.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The record at the end of a ZIP (APPNOTE 4.3.16). It is read first, because whoever reads the list
 * of files it leads to has the whole list in memory.
 *
 * @param files in the list
 * @param listLength in bytes
 * @param isLarge whether the figures stand elsewhere, in the form for large ZIPs (Zip64)
 */
record ArchiveEnd(int files, long listLength, boolean isLarge) {

  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int MARK = 0x06054b50;

  private static final int LARGE_LENGTH = 20;
  private static final int LARGE_MARK = 0x07064b50;

  /** The one of this file; nothing where it is no ZIP. */
  static Optional<ArchiveEnd> of(Path file) throws IOException {
    ByteBuffer end = lastBytesOf(file);
    for (int at = end.limit() - LENGTH; at >= 0; at--) {
      if (end.getInt(at) == MARK) {
        boolean isLarge = at >= LARGE_LENGTH && end.getInt(at - LARGE_LENGTH) == LARGE_MARK;
        int files = Short.toUnsignedInt(end.getShort(at + 10));
        return Optional.of(
            new ArchiveEnd(files, Integer.toUnsignedLong(end.getInt(at + 12)), isLarge));
      }
    }
    return Optional.empty();
  }

  /** Whether a data backup may end like this. */
  boolean isWithinBounds() {
    return !isLarge && files <= Bounds.FILES + 1 && listLength <= Bounds.LIST;
  }

  private static ByteBuffer lastBytesOf(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      int length = (int) Math.min(size, LENGTH + LONGEST_COMMENT + LARGE_LENGTH);
      ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      channel.position(size - length);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Goes on.
      }
      return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
