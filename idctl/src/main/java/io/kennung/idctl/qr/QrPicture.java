package io.kennung.idctl.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A photograph or screenshot that shows a QR code. */
public final class QrPicture {

  private static final Texts TEXTS = Texts.of(QrPicture.class);

  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE),
          DecodeHintType.TRY_HARDER, true,
          DecodeHintType.ALSO_INVERTED, true);

  private QrPicture() {}

  /**
   * The text of the QR code in a picture.
   *
   * @param source the option that names the file, for errors
   * @param file PNG or JPEG, of at most 20 MB and 50 million pixels
   * @throws CommandFailure when it cannot be read, is larger, or shows none
   */
  public static String text(String source, Path file) {
    LuminanceSource picture = Picture.read(source, file);
    // The first copes with shadows, the second with codes that fill the picture.
    return text(new BinaryBitmap(new HybridBinarizer(picture)))
        .or(() -> text(new BinaryBitmap(new GlobalHistogramBinarizer(picture))))
        .orElseThrow(() -> CommandFailure.usage(TEXTS.say("picture.none", source, file)));
  }

  private static Optional<String> text(BinaryBitmap bitmap) {
    try {
      return Optional.of(new MultiFormatReader().decode(bitmap, HINTS).getText());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
