package io.kennung.images.base;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds or makes what images stand on. */
public final class Bases {

  /** The base that is made of this machine, where no registry is reached. */
  public static final String JLINK = "jlink";

  private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
  private static final FilePermissions ANYBODYS = FilePermissions.fromOctalString("777");

  private final Registries registries;
  private final Path work;

  /**
   * @param work a folder for all that is fetched, made and unpacked
   */
  public Bases(Registries registries, Path work) {
    this.registries = registries;
    this.work = work;
  }

  /**
   * The base of this name.
   *
   * @param name {@link #JLINK}, a file, or a reference in a registry
   * @throws io.kennung.local.run.StartFailure if there is none, or it holds no Java
   */
  public Base open(String name) throws IOException {
    Files.createDirectories(work);
    Path unpacked = work.resolve("unpacked");
    if (name.equals(JLINK)) {
      return Base.of(name, makeOfThisMachine(), unpacked);
    }
    Path file = Path.of(name).toAbsolutePath();
    if (Files.exists(file)) {
      return Base.of(file.getFileName().toString(), file, unpacked);
    }
    return Base.of(name, fetch(name), unpacked);
  }

  private Path fetch(String name) throws IOException {
    return write("fetched.tar", Jib.from(registries.image(name)).setPlatforms(platforms()));
  }

  private Path makeOfThisMachine() throws IOException {
    Path root = work.resolve("made");
    JlinkBase.make(root);
    JibContainerBuilder image =
        Jib.fromScratch()
            .setPlatforms(platforms())
            .setCreationTime(Instant.EPOCH)
            .setUser(JlinkBase.USER + ":" + JlinkBase.USER)
            .setEnvironment(
                Map.of(
                    "JAVA_HOME",
                    JlinkBase.JAVA_HOME,
                    "PATH",
                    JlinkBase.JAVA_HOME + "/bin",
                    "LANG",
                    "C.UTF-8"))
            .addFileEntriesLayer(
                layer("system", root, List.of("etc", "lib", "lib64", "tmp", "usr", "var")))
            .addFileEntriesLayer(layer("java", root, List.of("opt")));
    return write("jlink.tar", image);
  }

  private Path write(String file, JibContainerBuilder image) throws IOException {
    Path archive = work.resolve(file);
    registries.build(
        image, Containerizer.to(TarImage.at(archive).named(Registries.reference("kennung/base"))));
    return archive;
  }

  private static FileEntriesLayer layer(String name, Path root, List<String> folders)
      throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    for (String folder : folders) {
      if (Files.exists(root.resolve(folder))) {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
          files
              .sorted()
              .forEach(each ->
                  layer.addEntry(
                      each,
                      AbsoluteUnixPath.get("/" + root.relativize(each)),
                      permissions(root, each)));
        }
      }
    }
    return layer.build();
  }

  private static FilePermissions permissions(Path root, Path file) {
    if (file.equals(root.resolve("tmp"))) {
      return ANYBODYS;
    }
    return Files.isExecutable(file) ? EXECUTABLE : FilePermissions.DEFAULT_FILE_PERMISSIONS;
  }

  /** A start-up cache is made by running the base, so it has to be for this machine. */
  public static Set<Platform> platforms() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return Set.of(new Platform(arch.equals("aarch64") ? "arm64" : "amd64", "linux"));
  }
}
