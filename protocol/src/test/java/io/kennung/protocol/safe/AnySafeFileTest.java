package io.kennung.protocol.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a Safe server hands out in place of a backup. */
class AnySafeFileTest {

  private static final SafeKeys KEYS = SafeKeys.ofBytes(new byte[64]);

  @Property(tries = 500, seed = "1")
  void anyBytesAreRefused(@ForAll @Size(max = 300) byte[] file) {
    assertThatIllegalArgumentException().isThrownBy(() -> SafeFile.open(file, KEYS));
  }

  @Property(tries = 500, seed = "2")
  void anyDocumentComesBack(
      @ForAll @Size(max = 300) byte[] document, @ForAll @Size(24) byte[] nonce) {
    assertThat(SafeFile.open(SafeFile.seal(document, KEYS, nonce), KEYS)).isEqualTo(document);
  }

  @Property(tries = 500, seed = "3")
  void anyChangeIsNoticed(
      @ForAll @Size(max = 100) byte[] document,
      @ForAll @IntRange(max = 10_000) int at,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] file = SafeFile.seal(document, KEYS, new byte[24]);
    file[at % file.length] ^= (byte) change;

    assertThatIllegalArgumentException().isThrownBy(() -> SafeFile.open(file, KEYS));
  }

  /** Whoever knows the password may have sealed anything; the person may have been given it. */
  @Property(tries = 500, seed = "4")
  void anySealedBytesAreADocumentOrRefused(
      @ForAll @Size(max = 100) byte[] document,
      @ForAll @IntRange(max = 10_000) int at,
      @ForAll byte value) {
    byte[] gzip = gzip(document);
    gzip[at % gzip.length] = value;

    Throwable problem = catchThrowable(() -> SafeFile.open(sealed(gzip), KEYS));

    assertThat(problem == null || problem instanceof IllegalArgumentException)
        .as("%s", problem)
        .isTrue();
  }

  @Example
  void bombIsRefusedAtItsFirstMegabytes() {
    // Ten megabytes that would become ten gigabytes.
    byte[] bomb = sealed(bomb(new byte[1 << 20], 10_000));
    assertThat(bomb).hasSizeBetween(9_000_000, 11_000_000);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeFile.open(bomb, KEYS))
        .withMessage("what the file holds is larger than 8 MiB");
  }

  private static byte[] sealed(byte[] gzip) {
    byte[] nonce = new byte[24];
    byte[] box = SecretBox.seal(gzip, KEYS.key(), nonce);
    byte[] file = Arrays.copyOf(nonce, nonce.length + box.length);
    System.arraycopy(box, 0, file, nonce.length, box.length);
    return file;
  }

  private static byte[] gzip(byte[] document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A block that is packed once and written again and again. */
  private static byte[] bomb(byte[] block, int times) {
    byte[] packed = new byte[10_000];
    int length;
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(block);
      length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
    for (int i = 0; i < times; i++) {
      bytes.write(packed, 0, length);
    }
    return bytes.toByteArray();
  }
}
