package io.kennung.kubernetes.tools;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in the repository. */
public final class Folders {

  private Folders() {}

  /** The repository. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** What is deployed to Kubernetes: the chart, values, examples. */
  public static Path kubernetes() {
    return root().resolve("deploy/kubernetes");
  }

  /** The chart. */
  public static Path chart() {
    return kubernetes().resolve("kennung");
  }
}
