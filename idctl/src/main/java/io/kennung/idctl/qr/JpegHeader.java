package io.kennung.idctl.qr;

import java.nio.ByteBuffer;
import java.util.Set;

/** What the first bytes of a JPEG tell about how it is unpacked (ITU-T T.81, annex B). */
final class JpegHeader {

  private static final int MARKER = 0xff;
  private static final int PROGRESSIVE = 0xc2;
  private static final int FIRST_FRAME = 0xc0;
  private static final int LAST_FRAME = 0xcf;

  /** Between the frames: tables of Huffman codes, an extension, conditions of arithmetic codes. */
  private static final Set<Integer> NO_FRAMES = Set.of(0xc4, 0xc8, 0xcc);

  private static final int SCAN = 0xda;

  /** Where a frame counts its components, behind length, precision, height and width. */
  private static final int COMPONENTS = 7;

  private JpegHeader() {}

  /**
   * Whether all of it must be held before the first row is known, six bytes a pixel, since its
   * colours or its details come one after the other; also where the header is damaged.
   */
  static boolean isUnpackedAsAWhole(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int components = Integer.MAX_VALUE;
    int at = 2;
    while (at + 4 <= file.length && (bytes.get(at) & 0xff) == MARKER) {
      int kind = bytes.get(at + 1) & 0xff;
      if (kind == MARKER) {
        // Markers may have any number of these in front.
        at++;
        continue;
      }
      if (kind == SCAN) {
        return at + 4 >= file.length || (bytes.get(at + 4) & 0xff) < components;
      }
      if (kind == PROGRESSIVE) {
        return true;
      }
      if (kind >= FIRST_FRAME && kind <= LAST_FRAME && !NO_FRAMES.contains(kind)) {
        int count = at + 2 + COMPONENTS;
        components = count < file.length ? bytes.get(count) & 0xff : Integer.MAX_VALUE;
      }
      at += 2 + (bytes.getShort(at + 2) & 0xffff);
    }
    return true;
  }
}
