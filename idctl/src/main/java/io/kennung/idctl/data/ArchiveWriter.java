package io.kennung.idctl.data;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.CompressionMethod;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** A ZIP whose files are all encrypted with AES-256 (WinZip's AE-2), which common tools open. */
final class ArchiveWriter implements AutoCloseable {

  private final ZipOutputStream zip;
  private final Instant now;

  ArchiveWriter(OutputStream stream, char[] password, Instant now) throws IOException {
    this.zip = new ZipOutputStream(stream, password);
    this.now = now;
  }

  void add(String name, byte[] bytes) throws IOException {
    ZipParameters parameters = new ZipParameters();
    parameters.setFileNameInZip(name);
    parameters.setLastModifiedFileTime(now.toEpochMilli());
    parameters.setCompressionMethod(CompressionMethod.DEFLATE);
    parameters.setEncryptFiles(true);
    parameters.setEncryptionMethod(EncryptionMethod.AES);
    parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
    zip.putNextEntry(parameters);
    zip.write(bytes);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
