package io.kennung.images;

import static org.junit.jupiter.api.Assumptions.abort;

import io.kennung.local.state.StateFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The podman of this machine, with settings, images and containers of its own: whatever else it
 * keeps here is neither seen nor touched.
 */
final class Podman implements AutoCloseable {

  /** What one call has printed. */
  record Result(int code, String out, String err) {}

  private static final long LONGEST_CALL_MINUTES = 3;

  private final Path folder;
  private final Path settings;

  private Podman(Path folder) throws IOException {
    this.folder = folder;
    this.settings = Files.createDirectories(folder.resolve("settings"));
    Files.writeString(settings.resolve("containers.conf"), containers());
    Files.writeString(settings.resolve("storage.conf"), storage());
    Files.writeString(
        settings.resolve("policy.json"), "{\"default\": [{\"type\": \"insecureAcceptAnything\"}]}");
  }

  /** Without it a test is skipped, and says how to get it. */
  static Podman required() throws IOException {
    for (String each : List.of("podman", "runc")) {
      if (found(each).isEmpty()) {
        abort("no %s here: install Debian's package %s to run the images".formatted(each, each));
      }
    }
    // Sockets lie in it, whose names must not be long.
    return new Podman(Files.createTempDirectory("kn"));
  }

  /**
   * Takes the images in. Skips a test, and says why, where this machine lets podman take no base or
   * run no container.
   */
  void take(BuiltImages images) throws IOException, InterruptedException {
    Result base = run("load", "--input", images.base().archive().toString());
    if (base.code() != 0) {
      abort("podman takes no images on this machine: " + base.err().strip());
    }
    String name = base.out().strip().replaceFirst("(?s).* ", "");
    Result result = run("run", "--rm", "--network=host", name, "java", "-version");
    if (result.code() != 0) {
      abort("podman runs no containers on this machine: " + result.err().strip());
    }
    for (Path each : images.archives().values()) {
      expect("load", "--input", each.toString());
    }
  }

  /** Runs it; what it prints is in the result. */
  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("podman"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("CONTAINERS_CONF", settings.resolve("containers.conf").toString());
    builder
        .environment()
        .put("CONTAINERS_STORAGE_CONF", settings.resolve("storage.conf").toString());
    Process process = builder.start();
    if (!process.waitFor(LONGEST_CALL_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("podman does not come to an end: " + command);
    }
    Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  /** As {@link #run}, and it has to go well. */
  String expect(String... arguments) throws IOException, InterruptedException {
    Result result = run(arguments);
    if (result.code() != 0) {
      throw new AssertionError(
          "podman %s: %s".formatted(String.join(" ", arguments), result.err().strip()));
    }
    return result.out().strip();
  }

  /** Ends and forgets everything in it. */
  @Override
  public void close() {
    try {
      run("pod", "rm", "--all", "--force", "--time", "1");
      run("rm", "--all", "--force", "--time", "1");
      run("rmi", "--all", "--force");
      // Its own mount, which podman leaves behind.
      new ProcessBuilder("umount", folder.resolve("images/overlay").toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      StateFolder.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String containers() {
    return """
    [containers]
    default_ulimits = ["nofile=20000:20000", "nproc=4096:4096"]
    [engine]
    cgroup_manager = "cgroupfs"
    events_logger = "file"
    runtime = "runc"
    tmp_dir = "%1$s/state"
    [network]
    network_backend = "netavark"
    network_config_dir = "%1$s/networks"
    """
        .formatted(folder);
  }

  private String storage() {
    return """
    [storage]
    driver = "overlay"
    graphroot = "%1$s/images"
    runroot = "%1$s/run"
    """
        .formatted(folder);
  }

  private static Optional<Path> found(String command) {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(each -> Path.of(each, command))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
