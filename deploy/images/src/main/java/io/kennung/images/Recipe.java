package io.kennung.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import io.kennung.images.base.Base;
import io.kennung.images.base.Bases;
import io.kennung.images.base.Registries;
import io.kennung.local.StartUpCache;
import io.kennung.local.plan.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How an image is made of what is staged. What changes rarely lies at the bottom, and the start-up
 * cache, which no two trainings make alike, in a layer of its own on top.
 */
record Recipe(Program program, Stage stage, Base base, Origin origin) {

  /** Whoever it runs as needs no name, no home and no right but to read. */
  private static final String USER = "10001:10001";

  /**
   * In a container nobody looks in from beside it, and who has no memory left is better replaced
   * than half alive.
   */
  private static final List<String> ALONE =
      List.of("-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError");

  static final String BILL = "sbom.cdx.json";

  /**
   * Makes the image.
   *
   * @param name in full, such as {@code kennung/safe-service:1.0}
   * @param archive where it is left, as an OCI archive
   */
  JibContainer write(String name, Path archive, Registries registries) throws IOException {
    Files.createDirectories(archive.resolveSibling(""));
    TarImage target = TarImage.at(archive).named(Registries.reference(name));
    return registries.build(image(), Containerizer.to(target));
  }

  /** Makes the same image, and brings it to a registry. */
  JibContainer push(String name, Registries registries) throws IOException {
    return registries.build(image(), Containerizer.to(registries.image(name)));
  }

  private JibContainerBuilder image() {
    JibContainerBuilder image =
        Jib.from(TarImage.at(base.archive()))
            .setFormat(ImageFormat.OCI)
            .setPlatforms(Bases.platforms())
            .setCreationTime(origin.created())
            .setUser(USER)
            .setWorkingDirectory(AbsoluteUnixPath.get(Stage.APP))
            .setEntrypoint(entrypoint())
            .setProgramArguments(List.of())
            .addEnvironmentVariable("JDK_JAVA_OPTIONS", program.heap())
            .setLabels(labels());
    program.ports().forEach(port -> image.addExposedPort(Port.tcp(port)));
    image.addFileEntriesLayer(layer("libraries", file -> file.startsWith("lib")));
    image.addFileEntriesLayer(layer("program", this::isProgram));
    image.addFileEntriesLayer(layer("bill of materials", Path.of(BILL)::equals));
    if (hasCache()) {
      image.addFileEntriesLayer(layer("start-up cache", Path.of(StartUpCache.FILE)::equals));
    }
    return image;
  }

  private List<String> entrypoint() {
    List<String> command = new ArrayList<>(List.of("java"));
    command.addAll(List.of(Application.JVM.split(" ")));
    command.addAll(ALONE);
    if (hasCache()) {
      command.add("-XX:AOTCache=" + StartUpCache.FILE);
    }
    command.addAll(program.start());
    return command;
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put("org.opencontainers.image.title", program.name());
    labels.put("org.opencontainers.image.vendor", "Kennung");
    labels.put("org.opencontainers.image.description", program.description());
    labels.put("org.opencontainers.image.version", origin.version());
    labels.put("org.opencontainers.image.created", origin.created().toString());
    labels.put("org.opencontainers.image.base.name", base.name());
    origin.revision().ifPresent(each -> labels.put("org.opencontainers.image.revision", each));
    return labels;
  }

  private FileEntriesLayer layer(String name, Predicate<Path> belongs) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    for (Path file : stage.files()) {
      Path relative = stage.folder().relativize(file);
      if (belongs.test(relative)) {
        layer.addEntry(file, AbsoluteUnixPath.get(Stage.APP + "/" + relative));
      }
    }
    return layer.build();
  }

  private boolean isProgram(Path file) {
    return !file.startsWith("lib")
        && !file.equals(Path.of(BILL))
        && !file.equals(Path.of(StartUpCache.FILE));
  }

  private boolean hasCache() {
    return Files.exists(stage.folder().resolve(StartUpCache.FILE));
  }
}
