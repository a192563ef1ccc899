package io.kennung.images.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The file system of an image, unpacked to a folder. Its absolute links mean places within it, and
 * no link leads out of it.
 *
 * @param root the folder that is {@code /} in the image
 */
record FileTree(Path root) {

  private static final int MOST_LINKS = 40;

  /**
   * Where a file of the image lies; its links are followed as far as it is there.
   *
   * @param path absolute, as in the image
   * @throws IOException if links go round in circles
   */
  Path locate(String path) throws IOException {
    Deque<String> ahead = new ArrayDeque<>(parts(path));
    Path here = root;
    int links = 0;
    while (!ahead.isEmpty()) {
      String part = ahead.pop();
      if (part.equals("..")) {
        here = here.equals(root) ? root : here.resolveSibling("");
        continue;
      }
      Path next = here.resolve(part);
      if (!Files.isSymbolicLink(next)) {
        here = next;
        continue;
      }
      if (++links > MOST_LINKS) {
        throw new IOException("too many links on the way to " + path);
      }
      String target = Files.readSymbolicLink(next).toString();
      if (target.startsWith("/")) {
        here = root;
      }
      List<String> detour = parts(target);
      detour.reversed().forEach(ahead::push);
    }
    return here;
  }

  /** As {@link #locate}, but for the file itself, which may be a link or not be there yet. */
  Path place(String path) throws IOException {
    Path wanted = Path.of("/" + path).normalize();
    Path parent = wanted.getParent();
    Path name = wanted.getFileName();
    return parent == null || name == null ? root : locate(parent.toString()).resolve(name);
  }

  /** The path in the image of a file that lies in this tree. */
  String pathOf(Path file) {
    return "/" + root.relativize(file);
  }

  private static List<String> parts(String path) {
    return List.of(path.split("/", -1)).stream()
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .toList();
  }
}
