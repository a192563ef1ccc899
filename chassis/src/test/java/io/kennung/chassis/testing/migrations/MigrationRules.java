package io.kennung.chassis.testing.migrations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every migration of a module keeps to, so that the version before it runs on
 * (docs/decisions/0023-expand-then-contract.md). Each module that has migrations extends it.
 */
public abstract class MigrationRules {

  private static final Path SOURCES = Path.of("src/main/resources");

  /** A line each: SHA-256, two blanks, the file. */
  private static final Path LANDED = Path.of("src/test/resources/landed-migrations.txt");

  private static final Pattern NAME = Pattern.compile("V[0-9]{4}__[a-z0-9_]+\\.sql");
  private static final Pattern CONTRACTION = Pattern.compile("V[0-9]{4}__contract_.*");
  private static final Pattern REASON =
      Pattern.compile("(?m)^-- Unused since [0-9]+\\.[0-9]+\\b.*");

  /** Files that landed before the first release and do more than add, and why that was right. */
  protected Map<String, String> beforeTheFirstRelease() {
    return Map.of();
  }

  @Test
  void whatLandsAddsOnly() {
    migrations()
        .forEach((file, script) -> {
          if (!isContraction(file)) {
            boolean excused = beforeTheFirstRelease().containsKey(fileName(file));
            List<String> objections = Expansion.objectionsTo(script);
            assertThat(objections)
                .as(excused ? "%s needs no excuse" : "%s; what takes away is a contraction", file)
                .matches(found -> found.isEmpty() != excused, "objections as expected");
          }
        });
  }

  @Test
  void whatTakesAwaySaysSinceWhenNobodyUsesIt() {
    migrations()
        .forEach((file, script) -> {
          if (isContraction(file)) {
            assertThat(script)
                .as("%s begins with: -- Unused since VERSION: …", file)
                .containsPattern(REASON);
          }
        });
  }

  @Test
  void namesAreAsFlywayOrdersThem() {
    assertThat(migrations().keySet()).allMatch(file -> NAME.matcher(fileName(file)).matches());
  }

  @Test
  void whatHasLandedIsNeverEdited() {
    Map<String, String> found = new TreeMap<>();
    migrations().forEach((file, script) -> found.put(file, sha256(script)));
    assertThat(String.join("\n", lines(found)))
        .as("a file that has landed stays as it is; a new one lands with its line in %s", LANDED)
        .isEqualTo(read(LANDED).strip());
  }

  private static List<String> lines(Map<String, String> hashes) {
    return hashes.entrySet().stream().map(each -> each.getValue() + "  " + each.getKey()).toList();
  }

  private static boolean isContraction(String file) {
    return CONTRACTION.matcher(fileName(file)).matches();
  }

  private static String fileName(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** By file, for instance {@code db/chassis/V0001__chassis.sql}. */
  private static Map<String, String> migrations() {
    Map<String, String> scripts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES.resolve("db"))) {
      files
          .filter(each -> each.getFileName().toString().matches("[VR].*"))
          .forEach(each -> scripts.put(SOURCES.relativize(each).toString(), read(each)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(scripts).isNotEmpty();
    return scripts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
