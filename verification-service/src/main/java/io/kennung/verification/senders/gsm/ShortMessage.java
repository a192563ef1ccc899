package io.kennung.verification.senders.gsm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text in as many short messages as it needs, each with a header by which the telephone joins
 * them (3GPP TS 23.040, 9.2.3.24.1). Joined this way, and not by SMPP's {@code message_payload},
 * since every network knows the header, while some message centres pass over the payload and
 * deliver an empty message.
 *
 * @param dataCoding 0 for the default alphabet, 8 for UCS-2
 * @param parts what goes into {@code short_message}, with its header where there are several
 */
public record ShortMessage(byte dataCoding, List<byte[]> parts) {

  private static final byte DEFAULT_ALPHABET = 0;
  private static final byte UCS2 = 8;
  private static final int MAX_PARTS = 255;
  private static final int HEADER = 6;

  /**
   * The text in the smallest form that holds it.
   *
   * @param reference the same for all parts of a text, another for the next
   * @throws IllegalArgumentException when the text is longer than any telephone can join
   */
  public static ShortMessage of(String text, byte reference) {
    Optional<byte[]> gsm = Gsm7.encode(text);
    List<byte[]> chunks =
        gsm.map(octets -> chunks(octets, 160, 153, ShortMessage::splitsEscape))
            .orElseGet(() -> {
              byte[] ucs2 = text.getBytes(StandardCharsets.UTF_16BE);
              return chunks(ucs2, 140, 134, ShortMessage::splitsPair);
            });
    if (chunks.size() > MAX_PARTS) {
      throw new IllegalArgumentException("a text of more than 255 short messages");
    }
    return new ShortMessage(
        gsm.isPresent() ? DEFAULT_ALPHABET : UCS2,
        chunks.size() == 1 ? chunks : withHeaders(chunks, reference));
  }

  /** Whether each part begins with a header. */
  public boolean isJoined() {
    return parts.size() > 1;
  }

  /** Whether something belongs together across this place. */
  private interface Split {
    boolean at(byte[] octets, int index);
  }

  private static List<byte[]> chunks(byte[] octets, int alone, int joined, Split splits) {
    if (octets.length <= alone) {
      return List.of(octets);
    }
    List<byte[]> chunks = new ArrayList<>();
    int from = 0;
    while (from < octets.length) {
      int to = Math.min(from + joined, octets.length);
      while (to < octets.length && splits.at(octets, to)) {
        to--;
      }
      chunks.add(Arrays.copyOfRange(octets, from, to));
      from = to;
    }
    return chunks;
  }

  private static boolean splitsEscape(byte[] octets, int index) {
    return octets[index - 1] == Gsm7.ESCAPE;
  }

  private static boolean splitsPair(byte[] octets, int index) {
    boolean withinUnit = index % 2 == 1;
    return withinUnit || Character.isLowSurrogate((char) ((octets[index] & 0xFF) << 8));
  }

  private static List<byte[]> withHeaders(List<byte[]> chunks, byte reference) {
    List<byte[]> parts = new ArrayList<>(chunks.size());
    for (int i = 0; i < chunks.size(); i++) {
      byte[] chunk = chunks.get(i);
      byte[] part = new byte[HEADER + chunk.length];
      part[0] = HEADER - 1;
      part[1] = 0;
      part[2] = 3;
      part[3] = reference;
      part[4] = (byte) chunks.size();
      part[5] = (byte) (i + 1);
      System.arraycopy(chunk, 0, part, HEADER, chunk.length);
      parts.add(part);
    }
    return parts;
  }
}
