package io.kennung.idctl.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** A ZIP that a friend, or somebody else, may have made. */
final class Zips {

  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private Consumer<ZipParameters> making = parameters -> {};

  Zips with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Zips with(String name, byte[] bytes) {
    files.put(name, bytes);
    return this;
  }

  /** A manifest that tells the truth about the files added so far. */
  Zips withManifest() {
    Manifest manifest = new Manifest();
    files.forEach((name, bytes) -> manifest.add(name.replaceFirst("^profile/", ""), bytes));
    return with("backup.json", manifest.bytes(java.time.Instant.EPOCH));
  }

  /** Another way of encrypting, or none. */
  Zips made(Consumer<ZipParameters> how) {
    making = how;
    return this;
  }

  byte[] sealed(String password) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, password.toCharArray())) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(file.getKey());
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        making.accept(parameters);
        zip.putNextEntry(parameters);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** The same with another name of the same length, wherever the name stands. */
  static byte[] renamed(byte[] zip, String from, String to) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The same with other attributes of the first file, as Unix has them. */
  static byte[] ofMode(byte[] zip, int mode) {
    return changed(zip, CENTRAL, bytes -> bytes.putInt(bytes.position() + 38, mode << 16));
  }

  /** The same, where the first file says that it is small. */
  static byte[] lying(byte[] zip) {
    return changed(zip, CENTRAL, bytes -> bytes.putInt(bytes.position() + 24, 5));
  }

  /** The same with so many files, as it says. */
  static byte[] ofFiles(byte[] zip, int files) {
    return changed(zip, END, bytes -> bytes.putShort(bytes.position() + 10, (short) files));
  }

  private static byte[] changed(byte[] zip, int mark, Consumer<ByteBuffer> change) {
    ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 4 <= zip.length; at++) {
      if (bytes.getInt(at) == mark) {
        change.accept(bytes.position(at));
        return bytes.array();
      }
    }
    throw new IllegalArgumentException("no such record");
  }
}
