package io.kennung.images;

import io.kennung.local.run.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Which sources images are made of.
 *
 * @param version of the build
 * @param revision the commit, with {@code -dirty} behind it if more has changed since; unknown
 *     outside of a checkout
 * @param created the time of that commit: two builds of one commit shall not differ
 */
record Origin(String version, Optional<String> revision, Instant created) {

  /** As the checkout has it. */
  static Origin of(Path root) {
    Optional<String> revision =
        git(root, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*");
    Optional<String> seconds = git(root, "log", "-1", "--format=%ct");
    return new Origin(
        ofThisBuild(), revision, Instant.ofEpochSecond(seconds.map(Long::valueOf).orElse(0L)));
  }

  private static String ofThisBuild() {
    Properties build = new Properties();
    try (InputStream in = Origin.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new StartFailure("this build does not know its version", e);
    }
    return build.getProperty("version");
  }

  /** What git says, if there is git and it knows this folder. */
  private static Optional<String> git(Path root, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !said.isEmpty() ? Optional.of(said) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
