package io.kennung.idctl.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kennung.idctl.terminal.CommandFailure;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QrPictureTest {

  private static final String TEXT = "MXC5-DNNQ-TD67-FLG3-ERIL-XZTX-EZH7-XD4B-X2IF-HJZN";
  private static final byte[] PNG = QrPng.bytes(QrCode.robust(TEXT));

  @TempDir private Path folder;

  @Test
  void pngThatIsWrittenHereIsRead() throws IOException {
    assertThat(read(PNG)).isEqualTo(TEXT);
  }

  @Test
  void photographIsRead() throws IOException {
    // Askew, grey on grey, with the noise of a camera in the evening.
    BufferedImage photo = photo(1600, 1200, AffineTransform.getRotateInstance(0.4, 800, 600));
    Random random = new Random(1);
    for (int y = 0; y < photo.getHeight(); y++) {
      for (int x = 0; x < photo.getWidth(); x++) {
        int grey = (photo.getRGB(x, y) & 0xff) / 2 + 40 + random.nextInt(50);
        photo.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }

    assertThat(read(photo, "jpg")).isEqualTo(TEXT);
  }

  @Test
  void photographOfALargeCameraIsReadWithoutKeepingAllOfIt() throws IOException {
    assertThat(read(photo(8160, 6144, AffineTransform.getScaleInstance(3, 3)), "jpg"))
        .isEqualTo(TEXT);
  }

  @Test
  void pictureOfLightOnDarkAndPictureWithoutBackgroundAreRead() throws IOException {
    BufferedImage inverted = ImageIO.read(new ByteArrayInputStream(PNG));
    BufferedImage transparent =
        new BufferedImage(inverted.getWidth(), inverted.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < inverted.getHeight(); y++) {
      for (int x = 0; x < inverted.getWidth(); x++) {
        boolean isDark = (inverted.getRGB(x, y) & 0xff) == 0;
        transparent.setRGB(x, y, isDark ? 0xff000000 : 0x00000000);
        inverted.setRGB(x, y, isDark ? 0xffffff : 0x000000);
      }
    }

    assertThat(read(inverted, "png")).isEqualTo(TEXT);
    assertThat(read(transparent, "png")).isEqualTo(TEXT);
  }

  @Test
  void pictureWithMorePixelsThanIsBearableIsNotUnpacked() throws IOException {
    refused(withSides(8_000, 8_000), "more than 50 million pixels");
    refused(withSides(20_001, 1), "20,000 on one side");
    refused(withSides(1, Integer.MAX_VALUE), "20,000 on one side");
  }

  @Test
  void progressivePictureIsReadWhileItIsBearableToHoldAllOfIt() throws IOException {
    BufferedImage small = photo(1600, 1200, new AffineTransform());

    assertThat(QrPicture.text("--image", progressive(small))).isEqualTo(TEXT);
    refused(progressive(photo(4_000, 3_000, new AffineTransform())), "10 million pixels");
  }

  private Path progressive(BufferedImage image) throws IOException {
    Path file = folder.resolve("progressive" + image.getWidth() + ".jpg");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return file;
  }

  @Test
  void headerOfAPictureWhoseColoursComeOneAfterTheOtherIsKnown() {
    String frame = "ffc0 0011 08 0010 0010 03 011100 021100 031100".replace(" ", "");
    String tables = "ffcc00080000000000ff" + "ffe00004ffda";
    String interleaved = "ffda000c03010002000300003f00";
    String single = "ffda00080101003f0000";

    assertThat(isUnpackedAsAWhole(frame + tables + interleaved)).isFalse();
    assertThat(isUnpackedAsAWhole(frame + tables + single)).isTrue();
    assertThat(isUnpackedAsAWhole(frame.replace("ffc0", "ffc2") + interleaved)).isTrue();
    assertThat(isUnpackedAsAWhole(frame)).isTrue();
    assertThat(isUnpackedAsAWhole("ffffff")).isTrue();
    assertThat(isUnpackedAsAWhole("ffc00003")).isTrue();
  }

  private static boolean isUnpackedAsAWhole(String hex) {
    return JpegHeader.isUnpackedAsAWhole(HexFormat.of().parseHex("ffd8" + hex));
  }

  @Test
  void fileThatIsTooLargeIsNotRead() throws IOException {
    Path file = folder.resolve("large.png");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(PNG);
      sparse.setLength(20_000_001);
    }

    refused(file, "larger than 20 MB");
  }

  @Test
  void whatIsNoPictureOrADamagedOneIsRefused() throws IOException {
    refused(TEXT.getBytes(StandardCharsets.US_ASCII), "PNG and JPEG");
    refused(new byte[0], "PNG and JPEG");
    refused(Arrays.copyOf(PNG, 200), "damaged");
    refused(Arrays.copyOf(PNG, 20), "damaged");
    Path gif = folder.resolve("code.gif");
    ImageIO.write(ImageIO.read(new ByteArrayInputStream(PNG)), "gif", gif.toFile());
    refused(gif, "PNG and JPEG");
    refused(folder.resolve("nowhere.png"), "none of that name");
    refused(folder, "cannot be read");
  }

  @Test
  void pictureWithoutACodeIsRefused() throws IOException {
    Path file = folder.resolve("white.png");
    BufferedImage white = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(white, "png", file.toFile());

    refused(file, "no QR code");
  }

  private static BufferedImage photo(int width, int height, AffineTransform how)
      throws IOException {
    BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = photo.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, width, height);
    graphics.transform(how);
    graphics.drawImage(ImageIO.read(new ByteArrayInputStream(PNG)), 500, 300, null);
    graphics.dispose();
    return photo;
  }

  /** The same file, which claims another size. */
  private static byte[] withSides(int width, int height) {
    ByteBuffer changed = ByteBuffer.wrap(PNG.clone());
    changed.putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(changed.array(), 12, 17);
    return changed.putInt(29, (int) crc.getValue()).array();
  }

  private String read(BufferedImage image, String format) throws IOException {
    Path file = folder.resolve("picture." + format);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return QrPicture.text("--image", file);
  }

  private String read(byte[] bytes) throws IOException {
    return QrPicture.text("--image", Files.write(folder.resolve("picture"), bytes));
  }

  private void refused(byte[] bytes, String reason) throws IOException {
    refused(Files.write(folder.resolve("wrong"), bytes), reason);
  }

  private static void refused(Path file, String reason) {
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> QrPicture.text("--image", file))
        .withMessageContainingAll("--image " + file, reason);
  }
}
