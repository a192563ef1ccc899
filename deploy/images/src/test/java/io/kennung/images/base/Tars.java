package io.kennung.images.base;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Archives written by hand. */
public final class Tars {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

  public Tars folder(String name) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
    tar.closeArchiveEntry();
    return this;
  }

  public Tars file(String name, byte[] content, int mode) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  public Tars file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8), 0100644);
  }

  public Tars program(String name) throws IOException {
    return file(name, "#!/bin/true\n".getBytes(StandardCharsets.UTF_8), 0100755);
  }

  public Tars link(String name, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    return this;
  }

  public Tars hardLink(String name, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_LINK);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    return this;
  }

  public byte[] bytes() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }

  /** An image of these layers, as {@code docker save} writes it. */
  public static Path image(Path file, String environment, Tars... layers) throws IOException {
    Tars image = new Tars();
    List<String> names = new ArrayList<>();
    List<String> digests = new ArrayList<>();
    for (Tars each : layers) {
      String name = names.size() + "/layer.tar";
      byte[] layer = each.bytes();
      image.file(name, layer, 0100644);
      names.add('"' + name + '"');
      digests.add("\"sha256:" + DigestUtils.sha256Hex(layer) + '"');
    }
    image.file(
        "config.json",
        """
        {"architecture": "amd64", "os": "linux", "config": {"Env": [%s]},
         "rootfs": {"type": "layers", "diff_ids": %s}}
        """
            .formatted(environment, digests));
    image.file("manifest.json", "[{\"Config\":\"config.json\",\"Layers\":%s}]".formatted(names));
    return Files.write(file, image.bytes());
  }
}
