package io.kennung.images.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.local.run.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** An image in a file, as {@code docker save} and {@code podman save} write it. */
final class Archive {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GZIP = 0x1f8b;

  private final FileTree parts;

  /**
   * @param folder an empty one for what is in the file
   * @throws StartFailure if it is no such archive
   */
  Archive(Path file, Path folder) throws IOException {
    this.parts = new FileTree(Files.createDirectories(folder));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      new Layer(parts).unpack(in);
    }
    if (!Files.exists(folder.resolve("manifest.json"))) {
      throw new StartFailure(
          "%s is no image as `docker save` or `podman save` writes it".formatted(file));
    }
  }

  /** The environment of what runs in it, as {@code NAME=value}. */
  List<String> environment() throws IOException {
    List<String> environment = new ArrayList<>();
    read(manifest().path("Config").asText())
        .path("config")
        .path("Env")
        .forEach(each -> environment.add(each.asText()));
    return environment;
  }

  /** Lays its layers one above the other. */
  FileTree unpack(Path root) throws IOException {
    FileTree tree = new FileTree(Files.createDirectories(root));
    for (JsonNode layer : manifest().path("Layers")) {
      try (InputStream in = open(parts.locate(layer.asText()))) {
        new Layer(tree).unpack(in);
      }
    }
    return tree;
  }

  private JsonNode manifest() throws IOException {
    return read("manifest.json").path(0);
  }

  private JsonNode read(String name) throws IOException {
    return JSON.readTree(parts.locate(name).toFile());
  }

  private static InputStream open(Path layer) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(layer));
    in.mark(2);
    int magic = in.read() << Byte.SIZE | in.read();
    in.reset();
    return magic == GZIP ? new GZIPInputStream(in) : in;
  }
}
