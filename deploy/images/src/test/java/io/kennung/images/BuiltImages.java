package io.kennung.images;

import io.kennung.images.base.Base;
import io.kennung.images.base.Bases;
import io.kennung.images.base.Registries;
import io.kennung.local.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All images, built once for all tests, as {@code ./dev images --base jlink} builds them. */
final class BuiltImages {

  static final String TAG = "test";

  private static @Nullable BuiltImages built;

  private final Path root;
  private final Origin origin;
  private final Workshop workshop;
  private final Base base;
  private final Map<String, Recipe> recipes = new LinkedHashMap<>();
  private final Map<String, Path> archives = new LinkedHashMap<>();

  private BuiltImages() throws IOException {
    this.root = checkout();
    this.origin = Origin.of(root);
    this.workshop = workshop(root.resolve("deploy/images/target"));
    this.base = workshop.base(Bases.JLINK);
    Path folder = Files.createDirectories(Path.of("target", "test-images").toAbsolutePath());
    try (Training training = workshop.training(base)) {
      for (Program each : Program.all(root)) {
        Recipe recipe = workshop.prepare(each, base, Optional.of(training));
        recipes.put(each.name(), recipe);
        archives.put(each.name(), workshop.write(recipe, name(each.name()), folder));
      }
    }
  }

  static synchronized BuiltImages get() throws IOException {
    if (built == null) {
      built = new BuiltImages();
    }
    return built;
  }

  /** A workshop that shares nothing with the one of this class but the commit. */
  Workshop workshop(Path work) {
    return new Workshop(
        root,
        origin,
        work,
        new Registries(false, work.resolve("registries")),
        new Progress(System.out));
  }

  Path root() {
    return root;
  }

  Base base() {
    return base;
  }

  Recipe recipe(String program) {
    return recipes.get(program);
  }

  Path archive(String program) {
    return archives.get(program);
  }

  Map<String, Path> archives() {
    return archives;
  }

  /** In full, as podman knows it, too. */
  static String name(String program) {
    return "localhost/kennung/" + program + ":" + TAG;
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
