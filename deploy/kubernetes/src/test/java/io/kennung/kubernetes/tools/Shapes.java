package io.kennung.kubernetes.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/** The shapes that Kubernetes and those who extend it demand of objects. */
public final class Shapes {

  private Shapes() {}

  /**
   * What is wrong with these objects: fields that are unknown, missing or of the wrong type.
   *
   * @return a line each, empty when all are as they should be
   */
  public static List<String> flaws(List<JsonNode> objects) {
    Path folder = NpmFolder.installed();
    Program.Outcome outcome =
        Program.run(folder, objects.toString(), List.of("node", "shapes.mjs"));
    if (outcome.code() != 0) {
      throw new IllegalStateException(outcome.errors());
    }
    return outcome.output().lines().toList();
  }
}
