package io.kennung.idctl.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kennung.idctl.terminal.CommandFailure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is handed over as the picture of a QR code. */
class AnyPictureTest {

  private static final String TEXT = "MXC5-DNNQ";
  private static final byte[] PNG = small("png", BufferedImage.TYPE_INT_ARGB);
  private static final byte[] INDEXED = small("png", BufferedImage.TYPE_BYTE_INDEXED);
  private static final byte[] GREY = small("png", BufferedImage.TYPE_USHORT_GRAY);
  private static final byte[] JPEG = small("jpg", BufferedImage.TYPE_INT_RGB);

  private static Path file = Path.of("");

  /** Bytes that are put somewhere in place of others. */
  private record Change(double at, byte[] bytes) {
    void apply(byte[] picture) {
      int from = (int) (at * (picture.length - 1));
      System.arraycopy(bytes, 0, picture, from, Math.min(bytes.length, picture.length - from));
    }
  }

  @BeforeContainer
  static void open() throws IOException {
    file = Files.createTempFile("picture", "");
  }

  @AfterContainer
  static void close() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 500, seed = "1")
  void anyBytesAreNoPicture(@ForAll @Size(max = 100) byte[] bytes) throws IOException {
    assertThat(problemOf(bytes)).isInstanceOf(CommandFailure.class);
  }

  @Property(tries = 500, seed = "2")
  void anyDamagedPictureIsReadOrRefused(
      @ForAll("pictures") byte[] picture, @ForAll("changes") List<?> changes) throws IOException {
    byte[] damaged = picture.clone();
    changes.forEach(change -> ((Change) change).apply(damaged));

    Throwable problem = problemOf(damaged);

    if (problem != null) {
      assertThat(problem).isInstanceOf(CommandFailure.class);
    }
  }

  @Property(tries = 4, seed = "3")
  void whatIsNotDamagedIsRead(@ForAll("pictures") byte[] picture) throws IOException {
    assertThat(QrPicture.text("--image", Files.write(file, picture))).isEqualTo(TEXT);
  }

  private static Throwable problemOf(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return catchThrowable(() -> QrPicture.text("--image", file));
  }

  @Provide
  Arbitrary<byte[]> pictures() {
    return Arbitraries.of(PNG, INDEXED, GREY, JPEG);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<byte[]> bytes =
        Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(4),
            Arbitraries.of(
                new byte[] {0, 0, 0, 0},
                new byte[] {-1, -1, -1, -1},
                new byte[] {127, -1, -1, -1},
                new byte[] {0, 0, 0, 1},
                "IEND".getBytes(),
                "PLTE".getBytes(),
                "tRNS".getBytes(),
                "zTXt".getBytes()));
    // Most of what a reader stumbles over stands in the first bytes.
    Arbitrary<Double> at =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 0.3), Arbitraries.doubles().between(0, 1));
    return Combinators.combine(at, bytes).as(Change::new).list().ofMinSize(1).ofMaxSize(3);
  }

  private static byte[] small(String format, int type) {
    QrCode code = QrCode.robust(TEXT);
    int scale = 3;
    int side = (code.size() + 2 * QrCode.MARGIN) * scale;
    BufferedImage image = new BufferedImage(side, side, type);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean isDark = code.isDark(x / scale - QrCode.MARGIN, y / scale - QrCode.MARGIN);
        image.setRGB(x, y, isDark ? 0xff000000 : 0xffffffff);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, bytes)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
