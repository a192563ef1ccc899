package io.kennung.images.base;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file system of a base that is made of this machine: the part of the JDK that services need,
 * and the libraries of the system that this part needs. There is nothing else in it, no shell and
 * no package manager.
 */
final class JlinkBase {

  static final String JAVA_HOME = "/opt/java";

  /** Who runs in it; has no password, no home and nothing of its own. */
  static final String USER = "10001";

  /**
   * What the jars of all images name, and what none of them names but needs: Kafka's names of hosts
   * (jdk.naming.dns), curves (jdk.crypto.ec), archives as file systems (jdk.zipfs), the languages
   * of the pages (jdk.localedata), a look inside while it runs (jdk.jfr, jdk.management.agent).
   */
  static final List<String> MODULES =
      List.of(
          "java.compiler",
          "java.desktop",
          "java.instrument",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.rmi",
          "java.scripting",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "java.transaction.xa",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.jfr",
          "jdk.localedata",
          "jdk.management",
          "jdk.management.agent",
          "jdk.naming.dns",
          "jdk.net",
          "jdk.security.auth",
          "jdk.unsupported",
          "jdk.zipfs");

  private static final List<String> OPTIONS =
      List.of(
          "--strip-debug",
          "--no-header-files",
          "--no-man-pages",
          "--include-locales=en,de,es,fr,it",
          // Nobody draws: what of java.desktop is needed are its beans. And no other JDK looks in.
          "--exclude-files=/java.desktop/lib/**,/java.base/lib/jrt-fs.jar");

  private final Path root;

  private JlinkBase(Path root) {
    this.root = root;
  }

  /**
   * Makes one.
   *
   * @param root the folder that becomes {@code /}; what was there is gone
   * @throws StartFailure if this machine cannot
   */
  static void make(Path root) throws IOException {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw new StartFailure("--base jlink makes a base of this machine, which has to run Linux");
    }
    StateFolder.delete(root);
    JlinkBase base = new JlinkBase(Files.createDirectories(root));
    Path runtime = base.at(JAVA_HOME);
    link(runtime);
    Files.copy(
        Path.of(System.getProperty("java.home", ""), "release"),
        runtime.resolve("release"),
        StandardCopyOption.REPLACE_EXISTING);
    for (Path library : Libraries.neededBy(runtime)) {
      base.take(library);
      Optional<DebianPackage> owner = DebianPackage.owning(library);
      if (owner.isPresent()) {
        base.tellOf(owner.get());
      }
    }
    base.nameUserAndSystem();
  }

  /** In a process of its own: the second one inside of ours would not make the same bytes. */
  private static void link(Path runtime) throws IOException {
    Path jlink = Path.of(System.getProperty("java.home", ""), "bin", "jlink");
    if (!Files.isExecutable(jlink)) {
      throw new StartFailure("--base jlink needs a JDK that has jlink; there is no " + jlink);
    }
    List<String> command = new ArrayList<>(List.of(jlink.toString()));
    command.addAll(OPTIONS);
    command.addAll(List.of("--add-modules", String.join(",", MODULES)));
    command.addAll(List.of("--output", runtime.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new StartFailure("jlink: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new StartFailure("jlink was interrupted", e);
    }
  }

  private void take(Path file) throws IOException {
    Path copy = at(file.toString());
    Files.copy(file.toRealPath(), copy, StandardCopyOption.REPLACE_EXISTING);
  }

  /** For whoever looks for known holes in what an image holds, and for its licence's sake. */
  private void tellOf(DebianPackage owner) throws IOException {
    Files.writeString(at("/var/lib/dpkg/status.d/" + owner.name()), owner.status());
    Path copyright = Path.of("/usr/share/doc", owner.name(), "copyright");
    if (Files.exists(copyright)) {
      take(copyright);
    }
  }

  private void nameUserAndSystem() throws IOException {
    write("/etc/passwd", "root:x:0:0:root:/:/nonexistent\nkennung:x:%s:%s::/:/nonexistent\n");
    write("/etc/group", "root:x:0:\nkennung:x:%s:\n");
    write("/etc/nsswitch.conf", "hosts: files dns\n");
    Path system = Path.of("/etc/os-release");
    if (Files.exists(system)) {
      take(system);
    }
    Files.createDirectories(at("/tmp"));
    Files.createDirectories(at("/app"));
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(at(path), text.replace("%s", USER));
  }

  private Path at(String path) throws IOException {
    Path place = root.resolve(path.substring(1));
    Files.createDirectories(place.resolveSibling(""));
    return place;
  }
}
