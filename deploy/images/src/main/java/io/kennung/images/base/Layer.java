package io.kennung.images.base;

import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * One layer of an image, laid upon those below it. What only a running system needs, such as
 * devices and owners, is left out.
 */
final class Layer {

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final int EXECUTABLE = 0111;

  private final FileTree tree;

  Layer(FileTree tree) {
    this.tree = tree;
  }

  void unpack(InputStream layer) throws IOException {
    // Closed by whoever has opened it.
    TarArchiveInputStream tar = new TarArchiveInputStream(layer);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path place = tree.place(entry.getName());
      String name = String.valueOf(place.getFileName());
      if (name.equals(OPAQUE)) {
        empty(place.resolveSibling(""));
      } else if (name.startsWith(WHITEOUT)) {
        remove(place.resolveSibling(name.substring(WHITEOUT.length())));
      } else {
        put(entry, tar, place);
      }
    }
  }

  private void put(TarArchiveEntry entry, TarArchiveInputStream content, Path place)
      throws IOException {
    if (entry.isDirectory()) {
      if (!Files.isDirectory(tree.locate(tree.pathOf(place)))) {
        remove(place);
        Files.createDirectories(place);
      }
      return;
    }
    remove(place);
    Files.createDirectories(place.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.copy(tree.locate("/" + entry.getLinkName()), place, StandardCopyOption.COPY_ATTRIBUTES);
    } else if (entry.isFile()) {
      Files.copy(content, place);
      if ((entry.getMode() & EXECUTABLE) != 0 && !place.toFile().setExecutable(true, false)) {
        throw new IOException("cannot make executable: " + place);
      }
    }
  }

  private static void empty(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> files = Files.list(folder)) {
      inside = files.toList();
    }
    for (Path each : inside) {
      remove(each);
    }
  }

  private static void remove(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      Files.delete(file);
    } else {
      StateFolder.delete(file);
    }
  }
}
