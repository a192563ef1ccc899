package io.kennung.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.images.base.Base;
import io.kennung.images.base.Bases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in the images, and that it is the same each time. Needs no container engine. */
class ContentsIT {

  private static BuiltImages images;

  @BeforeAll
  static void build() throws Exception {
    images = BuiltImages.get();
  }

  static List<String> programs() {
    return List.copyOf(images.archives().keySet());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theBillOfMaterialsNamesEveryJarAndNothingElse(String program) throws Exception {
    OciArchive image = new OciArchive(images.archive(program));
    List<String> jars = new ArrayList<>();
    List<byte[]> bills = new ArrayList<>();
    image.files((entry, content) -> {
      if (entry.getName().endsWith(".jar")) {
        jars.add("/" + entry.getName() + " " + Stage.hex(content));
      } else if (entry.getName().equals("app/" + Recipe.BILL)) {
        bills.add(content);
      }
    });
    assertThat(bills).hasSize(1);
    byte[] bill = bills.getFirst();
    assertThat(new JsonParser().validate(bill, Version.VERSION_16)).isEmpty();
    assertThat(bill)
        .isEqualTo(
            Files.readAllBytes(images.archive(program).resolveSibling(program + ".cdx.json")));

    Bom bom = new JsonParser().parse(bill);
    List<String> named =
        bom.getComponents().stream()
            .filter(each -> each.getHashes() != null)
            .map(this::jar)
            .toList();
    assertThat(new TreeSet<>(named)).isEqualTo(new TreeSet<>(jars));
    assertThat(named).doesNotHaveDuplicates();
    assertThat(bom.getComponents())
        .filteredOn(each -> each.getHashes() == null)
        .extracting(Component::getName)
        .contains("OpenJDK");
  }

  @Test
  void twoBuildsWithOneStartUpCacheAreTheSameToTheByte(@TempDir Path other) throws Exception {
    Workshop workshop = images.workshop(other);
    Base base = workshop.base(Bases.JLINK);
    Recipe first = images.recipe("safe-service");
    Recipe again = workshop.prepare(first.program(), base, Optional.empty());
    Path cacheless = workshop.write(again, BuiltImages.name("safe-service"), other);
    OciArchive withoutCache = new OciArchive(cacheless);

    again.stage().add("app.aot", first.stage().folder().resolve("app.aot"));
    Path archive = workshop.write(again, BuiltImages.name("safe-service"), other.resolve("with"));
    OciArchive withCache = new OciArchive(archive);

    OciArchive before = new OciArchive(images.archive("safe-service"));
    assertThat(withCache.layers()).isEqualTo(before.layers());
    assertThat(withCache.digest()).isEqualTo(before.digest());
    assertThat(Stage.sha256(archive)).isEqualTo(Stage.sha256(images.archive("safe-service")));
    assertThat(withoutCache.layers())
        .isEqualTo(before.layers().subList(0, before.layers().size() - 1));
  }

  @Test
  void noSecretOfTheTrainingIsLeftInIt() throws Exception {
    Path kept = images.root().resolve("deploy/images/target/start-up-caches/training");
    Properties secrets = new Properties();
    if (Files.exists(kept.resolve("secrets.properties"))) {
      try (var in = Files.newBufferedReader(kept.resolve("secrets.properties"))) {
        secrets.load(in);
      }
    }
    assertThat(secrets).as("the training has left its secrets beside the caches").isNotEmpty();
    for (String program : programs()) {
      OciArchive image = new OciArchive(images.archive(program));
      assertThat(image.config().path("config").path("Env"))
          .extracting(each -> each.asText().replaceFirst("=.*", ""))
          .containsExactlyInAnyOrder("PATH", "JAVA_HOME", "LANG", "JDK_JAVA_OPTIONS");
      secrets.forEach((name, value) ->
          assertThat(papers(image)).as("%s", name).doesNotContain(value.toString()));
      image.files((entry, content) -> {
        String text = new String(content, ISO_8859_1);
        secrets.forEach((name, value) ->
            assertThat(text.contains(value.toString()))
                .as("%s of the training in %s of %s", name, entry.getName(), program)
                .isFalse());
      });
    }
  }

  private static String papers(OciArchive image) {
    try {
      return image.papers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String jar(Component component) {
    return component.getEvidence().getOccurrences().getFirst().getLocation()
        + " "
        + component.getHashes().getFirst().getValue();
  }
}
