package io.kennung.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image as it lies in its archive, read by other code than the one that has written it. */
final class OciArchive {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> blobs = new HashMap<>();
  private final String digest;

  OciArchive(Path archive) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      each(in, (entry, content) -> blobs.put(entry.getName(), content));
    }
    JsonNode index = JSON.readTree(blobs.get("index.json"));
    this.digest = index.path("manifests").path(0).path("digest").asText();
  }

  /** Of the manifest: by it a registry knows the image. */
  String digest() {
    return digest;
  }

  JsonNode config() throws IOException {
    return JSON.readTree(blob(manifest().path("config").path("digest").asText()));
  }

  /** The manifest and the configuration, as they are written. */
  String papers() throws IOException {
    String config = manifest().path("config").path("digest").asText();
    return new String(blob(digest), StandardCharsets.UTF_8)
        + new String(blob(config), StandardCharsets.UTF_8);
  }

  /** The digests of its layers, the lowest first. */
  List<String> layers() throws IOException {
    List<String> layers = new ArrayList<>();
    manifest().path("layers").forEach(each -> layers.add(each.path("digest").asText()));
    return layers;
  }

  /** Hands over every file of every layer. */
  void files(BiConsumer<TarArchiveEntry, byte[]> each) throws IOException {
    for (String layer : layers()) {
      each(new GZIPInputStream(new ByteArrayInputStream(blob(layer))), each);
    }
  }

  private JsonNode manifest() throws IOException {
    return JSON.readTree(blob(digest));
  }

  private byte[] blob(String of) {
    return blobs.get("blobs/" + of.replace(':', '/'));
  }

  private static void each(InputStream tar, BiConsumer<TarArchiveEntry, byte[]> each)
      throws IOException {
    try (TarArchiveInputStream in = new TarArchiveInputStream(tar)) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        each.accept(entry, in.readAllBytes());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
