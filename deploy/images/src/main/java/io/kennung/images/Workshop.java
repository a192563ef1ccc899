package io.kennung.images;

import com.google.cloud.tools.jib.api.JibContainer;
import io.kennung.images.base.Base;
import io.kennung.images.base.Bases;
import io.kennung.images.base.Registries;
import io.kennung.images.bom.BillOfMaterials;
import io.kennung.images.bom.Jar;
import io.kennung.local.StartUpCache;
import io.kennung.local.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where images are made, one after the other. */
final class Workshop {

  private final Path root;
  private final Path work;
  private final Registries registries;
  private final Progress progress;
  private final Origin origin;

  /**
   * @param root of the checkout
   * @param origin of what is made
   * @param work for what is fetched, made and kept on the way
   * @param progress what is done is told there
   */
  Workshop(Path root, Origin origin, Path work, Registries registries, Progress progress) {
    this.root = root;
    this.work = work;
    this.registries = registries;
    this.progress = progress;
    this.origin = origin;
  }

  Origin origin() {
    return origin;
  }

  /** What images are to stand on; see {@link Bases#open}. */
  Base base(String name) throws IOException {
    long began = System.nanoTime();
    Base base = new Bases(registries, work.resolve("base")).open(name);
    progress.done("base: " + name, began);
    return base;
  }

  /** Ends what it has started when it is closed. */
  Training training(Base base) {
    return new Training(root, base, work.resolve("start-up-caches"), progress);
  }

  /**
   * Lays out what belongs into an image, the bill of materials included.
   *
   * @param training makes the start-up cache; without one there is none
   */
  Recipe prepare(Program program, Base base, Optional<Training> training) throws IOException {
    Stage stage = Stage.of(program.demandBuilt(), work.resolve("stage").resolve(program.name()));
    Optional<Path> cache = Optional.empty();
    if (training.isPresent() && program.service().isPresent()) {
      cache = Optional.of(training.get().cacheOf(program.service().get(), stage));
    }
    stage.add(Recipe.BILL, bill(program, stage, base));
    if (cache.isPresent()) {
      stage.add(StartUpCache.FILE, cache.get());
    }
    return new Recipe(program, stage, base, origin);
  }

  /**
   * Makes an image and leaves it in a folder, with its bill of materials beside it.
   *
   * @param name in full, such as {@code kennung/safe-service:1.0}
   */
  Path write(Recipe recipe, String name, Path folder) throws IOException {
    long began = System.nanoTime();
    Path archive = folder.resolve(recipe.program().name() + ".tar");
    JibContainer image = recipe.write(name, archive, registries);
    Files.writeString(
        folder.resolve(recipe.program().name() + ".cdx.json"),
        Files.readString(recipe.stage().folder().resolve(Recipe.BILL)));
    tell(name, image, began);
    progress.say("    %s, %d MB".formatted(archive, Files.size(archive) / 1_000_000));
    return archive;
  }

  /** Makes an image and brings it to a registry. */
  void push(Recipe recipe, String name) throws IOException {
    long began = System.nanoTime();
    tell(name, recipe.push(name, registries), began);
  }

  private void tell(String name, JibContainer image, long began) {
    progress.done(name, began);
    progress.say("    " + image.getDigest());
  }

  private String bill(Program program, Stage stage, Base base) throws IOException {
    BillOfMaterials bill =
        new BillOfMaterials("kennung/" + program.name(), origin.version(), origin.created());
    bill.add(base);
    List<Jar> jars = new ArrayList<>();
    for (Path each : stage.files()) {
      if (each.toString().endsWith(".jar")) {
        boolean ours = !stage.folder().relativize(each).startsWith("lib");
        jars.add(new Jar(each, Stage.sha256(each), ours));
      }
    }
    bill.add(stage.folder(), Stage.APP, jars);
    return bill.json();
  }
}
