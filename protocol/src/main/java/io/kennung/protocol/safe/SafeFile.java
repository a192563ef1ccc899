package io.kennung.protocol.safe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The file that a Safe server keeps: 24 random bytes, then the sealed gzip of a JSON document (Safe
 * contract, section 2).
 */
public final class SafeFile {

  /** What no document reaches, in bytes; a small file may unpack to as much as somebody likes. */
  public static final int LARGEST_DOCUMENT = 8 << 20;

  /** A nonce and a tag, and at least something between them. */
  private static final int SHORTEST = SecretBox.NONCE + SecretBox.TAG + 1;

  private SafeFile() {}

  /**
   * Seals a document. Two files of the same document have nothing in common but their length.
   *
   * @param json UTF-8, at most {@link #LARGEST_DOCUMENT} bytes
   */
  public static byte[] seal(byte[] json, SafeKeys keys, SecureRandom random) {
    byte[] nonce = new byte[SecretBox.NONCE];
    random.nextBytes(nonce);
    return seal(json, keys, nonce);
  }

  static byte[] seal(byte[] json, SafeKeys keys, byte[] nonce) {
    if (json.length > LARGEST_DOCUMENT) {
      throw new IllegalArgumentException("a backup's document has at most 8 MiB");
    }
    byte[] sealed = SecretBox.seal(packed(json), keys.key(), nonce);
    byte[] file = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, file, nonce.length, sealed.length);
    return file;
  }

  /**
   * The document in a file, UTF-8.
   *
   * @throws IllegalArgumentException when it was sealed with another key, was changed since, or
   *     holds anything but a document of bearable size; the text says which, never what is in it
   */
  public static byte[] open(byte[] file, SafeKeys keys) {
    if (file.length < SHORTEST) {
      throw new IllegalArgumentException("the file is too short for a backup");
    }
    byte[] nonce = Arrays.copyOf(file, SecretBox.NONCE);
    byte[] sealed = Arrays.copyOfRange(file, SecretBox.NONCE, file.length);
    return unpacked(
        SecretBox.open(sealed, keys.key(), nonce)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the file was sealed with another key, or has been changed since")));
  }

  /** Not compressed: the length of what is compressed tells about what is in it. */
  private static byte[] packed(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + 64);
    try (OutputStream gzip = new Stored(bytes)) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] gzip) {
    byte[] json;
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      json = stream.readNBytes(LARGEST_DOCUMENT + 1);
    } catch (IOException e) {
      throw new IllegalArgumentException("what the file holds is no whole gzip");
    }
    if (json.length > LARGEST_DOCUMENT) {
      throw new IllegalArgumentException("what the file holds is larger than 8 MiB");
    }
    return json;
  }

  private static final class Stored extends GZIPOutputStream {
    Stored(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.NO_COMPRESSION);
    }
  }
}
