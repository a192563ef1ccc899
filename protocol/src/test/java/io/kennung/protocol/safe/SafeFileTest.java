package io.kennung.protocol.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.protocol.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SafeFileTest {

  private static final JsonNode VECTOR = Vectors.of("safe_backup_file").findFirst().orElseThrow();
  private static final SafeKeys KEYS = SafeKeys.of("shootdeathstar".toCharArray(), "ECHOECHO");
  private static final byte[] NONCE = Vectors.hex(VECTOR, "nonce");

  private final byte[] file = Vectors.hex(VECTOR, "file");
  private final byte[] json = Vectors.hex(VECTOR, "json_hex");

  @Test
  void vectorOfTheContractIsOpened() {
    assertThat(SafeFile.open(file, KEYS)).isEqualTo(json);
  }

  @Test
  void vectorOfTheContractIsSealedAgain() {
    assertThat(SafeFile.seal(json, KEYS, NONCE)).isEqualTo(file);
    assertThat(SecretBox.seal(Vectors.hex(VECTOR, "gzip"), KEYS.key(), NONCE))
        .isEqualTo(Vectors.hex(VECTOR, "secretbox"));
  }

  @Test
  void everyFileHasItsOwnNonce() {
    SecureRandom random = new SecureRandom();
    byte[] one = SafeFile.seal(json, KEYS, random);
    byte[] other = SafeFile.seal(json, KEYS, random);

    assertThat(Arrays.copyOf(one, 24)).isNotEqualTo(Arrays.copyOf(other, 24));
    assertThat(SafeFile.open(one, KEYS)).isEqualTo(SafeFile.open(other, KEYS)).isEqualTo(json);
  }

  @Test
  void lengthOfTheFileTellsOnlyTheLengthOfTheDocument() {
    byte[] dull = new byte[100_000];
    byte[] lively = new byte[100_000];
    new SecureRandom().nextBytes(lively);

    assertThat(SafeFile.seal(dull, KEYS, NONCE))
        .hasSameSizeAs(SafeFile.seal(lively, KEYS, NONCE))
        .hasSizeGreaterThan(dull.length);
  }

  @Test
  void compressedDocumentOfAnotherClientIsRead() throws IOException {
    assertThat(SafeFile.open(boxed(gzip(json)), KEYS)).isEqualTo(json);
  }

  @Test
  void otherPasswordOrOtherIdDoesNotOpenIt() {
    refused(file, SafeKeys.of("shootdeathstaR".toCharArray(), "ECHOECHO"), "another key");
    refused(file, SafeKeys.of("shootdeathstar".toCharArray(), "ECHOECHA"), "another key");
  }

  @Test
  void everySingleFlippedBitIsNoticed() {
    for (int bit = 0; bit < 8 * file.length; bit += 7) {
      byte[] changed = file.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      refused(changed, KEYS, "changed since");
    }
  }

  @Test
  void fileCutShortIsNoticed() {
    for (int length : new int[] {0, 1, 23, 24, 39, 40}) {
      refused(Arrays.copyOf(file, length), KEYS, "too short");
    }
    refused(Arrays.copyOf(file, 41), KEYS, "changed since");
    refused(Arrays.copyOf(file, file.length - 1), KEYS, "changed since");
    refused(Arrays.copyOf(file, file.length + 1), KEYS, "changed since");
  }

  @Test
  void whatIsSealedMustBeAWholeGzip() throws IOException {
    byte[] gzip = gzip(json);
    refused(boxed(json), KEYS, "no whole gzip");
    refused(boxed(Arrays.copyOf(gzip, gzip.length - 9)), KEYS, "no whole gzip");
  }

  @Test
  void fileThatUnpacksToMoreThanEightMebibytesIsNotUnpacked() throws IOException {
    byte[] bomb = boxed(gzip(new byte[SafeFile.LARGEST_DOCUMENT + 1]));
    assertThat(bomb).hasSizeLessThan(10_000);
    refused(bomb, KEYS, "larger than 8 MiB");

    byte[] largest = new byte[SafeFile.LARGEST_DOCUMENT];
    assertThat(SafeFile.open(boxed(gzip(largest)), KEYS)).hasSameSizeAs(largest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeFile.seal(new byte[largest.length + 1], KEYS, NONCE));
  }

  private static void refused(byte[] file, SafeKeys keys, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeFile.open(file, keys))
        .withMessageContaining(reason)
        .withMessageNotContaining("AQIDBAUG");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] boxed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(NONCE);
    bytes.write(SecretBox.seal(content, KEYS.key(), NONCE));
    return bytes.toByteArray();
  }
}
