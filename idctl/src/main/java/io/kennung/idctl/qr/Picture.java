package io.kennung.idctl.qr;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads how bright the pixels of a picture are. A small file may unpack to as many pixels as
 * somebody likes, so they are counted before any is unpacked, and never more are held than a QR
 * code needs.
 */
final class Picture {

  private static final Texts TEXTS = Texts.of(Picture.class);

  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  private static final int LARGEST_FILE = 20_000_000;

  /** A little more than what the cameras called "50 megapixels" take. */
  private static final long MEGAPIXEL = 1L << 20;

  private static final int MOST_MEGAPIXELS = 50;

  /** Of a JPEG that is unpacked as a whole, which no camera makes. */
  private static final int MOST_MEGAPIXELS_AT_ONCE = 10;

  /** A row is unpacked as a whole. */
  private static final int LONGEST_SIDE = 20_000;

  /** Of a larger picture, only every second or third pixel of every second or third row is read. */
  private static final long MOST_KEPT = 6 * MEGAPIXEL;

  private Picture() {}

  static LuminanceSource read(String source, Path file) {
    byte[] bytes = bytes(source, file);
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (FORMATS.contains(format)) {
          boolean isAtOnce = format.equals("jpeg") && JpegHeader.isUnpackedAsAWhole(bytes);
          return brightness(
              reader, stream, isAtOnce ? MOST_MEGAPIXELS_AT_ONCE : MOST_MEGAPIXELS, source, file);
        }
      }
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // The readers of the JDK throw all three at what is damaged.
      throw CommandFailure.usage(TEXTS.say("picture.damaged", source, file));
    }
    throw CommandFailure.usage(TEXTS.say("picture.format", source, file));
  }

  private static LuminanceSource brightness(
      ImageReader reader, ImageInputStream stream, int megapixels, String source, Path file)
      throws IOException {
    try {
      // Without what else is in it, such as texts that unpack without end.
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      long pixels = (long) width * height;
      if (pixels > megapixels * MEGAPIXEL || Math.max(width, height) > LONGEST_SIDE) {
        throw CommandFailure.usage(TEXTS.say("picture.pixels", source, file, megapixels));
      }
      int step = (int) Math.ceil(Math.sqrt((double) pixels / MOST_KEPT));
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return brightness(reader.read(0, param));
    } finally {
      reader.dispose();
    }
  }

  private static LuminanceSource brightness(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] brightness = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        brightness[y * width + x] = (byte) brightness(row[x]);
      }
    }
    return new PlanarYUVLuminanceSource(brightness, width, height, 0, 0, width, height, false);
  }

  /** Green counts twice, as the eye has it; what lies below transparent pixels is white. */
  private static int brightness(int argb) {
    int alpha = argb >>> 24;
    int colour = ((argb >> 16 & 0xff) + 2 * (argb >> 8 & 0xff) + (argb & 0xff)) / 4;
    return (colour * alpha + 255 * (255 - alpha)) / 255;
  }

  private static byte[] bytes(String source, Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw CommandFailure.usage(TEXTS.say("picture.large", source, file));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage(TEXTS.say("picture.missing", source, file));
    } catch (AccessDeniedException e) {
      throw CommandFailure.usage(TEXTS.say("picture.denied", source, file));
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("picture.unreadable", source, file));
    }
  }
}
