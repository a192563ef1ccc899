package io.kennung.idctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sentences for people are in bundles, so that they can be translated, and none is missing. */
class TextsTest {

  private static final Path SOURCES = Path.of("src/main/java/io/kennung/idctl");
  private static final Path BUNDLES = Path.of("src/main/resources/io/kennung/idctl");

  /** Comments go first, lest one with a quotation mark hides the code behind it. */
  private static final Pattern COMMENT_OR_STRING =
      Pattern.compile("/\\*[\\s\\S]*?\\*/|//.*|'(?:\\\\.|[^'\\\\])'|\"((?:\\\\.|[^\"\\\\])*)\"");

  /** What only a developer will read, and commands to type. */
  private static final Pattern FOR_NOBODY_TO_TRANSLATE =
      Pattern.compile(
          "(?:new \\w+(?:Exception|Error)|command)\\(\\s*\"(?:\\\\.|[^\"\\\\])*\"|\"idctl [^\"]*\"");

  /** Three words with blanks between; the signs of a format are none. */
  private static final Pattern SENTENCE = Pattern.compile("(?<!%)\\p{L}\\S* +\\S+ +\\S*\\p{L}{2}");

  private static final Pattern SAID = Pattern.compile("TEXTS\\s*\\.say\\(\\s*\"([^\"]+)\"");

  @Test
  void noClassHoldsASentence() throws IOException {
    List<String> sentences = new ArrayList<>();
    for (Path source : sources()) {
      String name = SOURCES.relativize(source).toString();
      strings(Files.readString(source))
          .filter(text -> SENTENCE.matcher(text).find())
          .forEach(text -> sentences.add(name + ": " + text));
    }

    assertThat(sentences).isEmpty();
  }

  @Test
  void whatIsSaidIsInTheBundleOfThePackage() throws IOException {
    int said = 0;
    for (Path source : sources()) {
      Path folder = SOURCES.relativize(source.getParent());
      for (MatchResult call : SAID.matcher(Files.readString(source)).results().toList()) {
        String key = call.group(1);
        assertThat(bundle(BUNDLES.resolve(folder).resolve("texts.properties")).keySet())
            .as("%s of %s", key, source.getFileName())
            // One that ends with a dot is put together.
            .anyMatch(
                each -> key.endsWith(".") ? each.toString().startsWith(key) : each.equals(key));
        said++;
      }
    }
    assertThat(said).isGreaterThan(60);
  }

  @Test
  void noKeyStandsTwiceInABundle() throws IOException {
    try (Stream<Path> files = Files.walk(BUNDLES)) {
      List<Path> bundles = files.filter(file -> file.toString().endsWith(".properties")).toList();
      assertThat(bundles).hasSizeGreaterThan(4);
      for (Path file : bundles) {
        assertThat(
                Files.readAllLines(file).stream()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip()))
            .as(file.toString())
            .doesNotHaveDuplicates();
      }
    }
  }

  private static Stream<String> strings(String source) {
    return COMMENT_OR_STRING
        .matcher(FOR_NOBODY_TO_TRANSLATE.matcher(source).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .filter(text -> text != null);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static Properties bundle(Path file) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      bundle.load(reader);
    }
    return bundle;
  }
}
