package io.kennung.images.base;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What an image stands on.
 *
 * @param name by which whoever builds has called it
 * @param archive the image, as {@code docker save} writes it
 * @param root its file system, unpacked
 * @param javaHome where its Java lies, an absolute path in the image
 */
public record Base(String name, Path archive, Path root, String javaHome) {

  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /**
   * Opens an archive.
   *
   * @param work a folder for what is unpacked; what was there is gone
   * @throws StartFailure if it is no archive of an image, or holds no Java
   */
  public static Base of(String name, Path archive, Path work) throws IOException {
    StateFolder.delete(work);
    Archive opened = new Archive(archive, work.resolve("archive"));
    FileTree tree = opened.unpack(work.resolve("root"));
    String javaHome = javaHome(name, opened.environment(), tree);
    StateFolder.delete(work.resolve("archive"));
    return new Base(name, archive, tree.root(), javaHome);
  }

  /** The program {@code java}, to be run on this machine. */
  public Path java() {
    return home().resolve("bin/java");
  }

  /** What its Java says of itself: keys such as {@code JAVA_VERSION}. */
  public Properties release() throws IOException {
    return assignments(home().resolve("release"));
  }

  /** What its operating system calls itself, such as {@code debian}. */
  public String system() throws IOException {
    Path file = new FileTree(root).locate("/etc/os-release");
    return assignments(file).getProperty("ID", "debian");
  }

  /** What it has of Debian or its children. */
  public List<DebianPackage> packages() throws IOException {
    return DebianPackage.installedIn(root);
  }

  /** A file of lines like {@code NAME="value"}; nothing where there is none. */
  private static Properties assignments(Path file) throws IOException {
    Properties all = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        all.load(reader);
      }
    }
    all.replaceAll((key, value) -> value.toString().replace("\"", ""));
    return all;
  }

  private Path home() {
    return root.resolve(javaHome.substring(1));
  }

  private static String javaHome(String name, List<String> environment, FileTree tree)
      throws IOException {
    for (String candidate : candidates(environment)) {
      Path java = tree.locate(candidate);
      if (Files.isExecutable(java) && java.endsWith("bin/java")) {
        return tree.pathOf(java.resolveSibling("").resolveSibling(""));
      }
    }
    throw new StartFailure("the base %s holds no Java".formatted(name));
  }

  private static List<String> candidates(List<String> environment) {
    List<String> candidates = new ArrayList<>();
    for (String each : environment) {
      if (each.startsWith("JAVA_HOME=")) {
        candidates.add(each.substring("JAVA_HOME=".length()) + "/bin/java");
      }
    }
    String path =
        environment.stream()
            .filter(each -> each.startsWith("PATH="))
            .map(each -> each.substring("PATH=".length()))
            .findFirst()
            .orElse(USUAL_PATH);
    for (String folder : List.of(path.split(":", -1))) {
      candidates.add(folder + "/java");
    }
    return candidates;
  }
}
