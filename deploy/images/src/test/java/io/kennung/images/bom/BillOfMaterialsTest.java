package io.kennung.images.bom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {

  private static final String DIGEST = "0".repeat(64);
  private static final Instant CREATED = Instant.parse("2026-11-21T00:00:00Z");

  @TempDir Path folder;

  @BeforeEach
  void listWhatIsPackaged() throws Exception {
    Files.writeString(
        folder.resolve("quarkus-app-dependencies.txt"),
        "org.jdbi:jdbi3-core::jar:3.54.0\nio.netty:netty-epoll:linux-x86_64:jar:4.1.130.Final\n");
  }

  @Test
  void librariesHaveTheirMavenNamesAndTheirPlace() throws Exception {
    Component library =
        only(jar("lib/main/io.netty.netty-epoll-4.1.130.Final-linux-x86_64.jar", false));
    assertThat(library.getPurl())
        .isEqualTo("pkg:maven/io.netty/netty-epoll@4.1.130.Final?classifier=linux-x86_64&type=jar");
    assertThat(library.getEvidence().getOccurrences().getFirst().getLocation())
        .isEqualTo("/app/lib/main/io.netty.netty-epoll-4.1.130.Final-linux-x86_64.jar");
    assertThat(library.getHashes().getFirst().getValue()).isEqualTo(DIGEST);
  }

  @Test
  void whatTheBuildHasMadeHasTheVersionOfTheBuild() throws Exception {
    Component made = only(jar("quarkus-run.jar", true));
    assertThat(made.getType()).isEqualTo(Component.Type.FILE);
    assertThat(made.getVersion()).isEqualTo("1.0");
  }

  @Test
  void aLibraryThatNobodyKnowsIsNotPassedOver() {
    assertThatThrownBy(() -> bill(jar("lib/main/unknown.jar", false)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nobody knows where unknown.jar comes from");
  }

  @Test
  void theSameContentHasTheSameBill() throws Exception {
    Jar first = jar("lib/main/org.jdbi.jdbi3-core-3.54.0.jar", false);
    Jar second = jar("quarkus-run.jar", true);
    assertThat(bill(first, second)).isEqualTo(bill(second, first));
  }

  private Component only(Jar jar) throws Exception {
    String bill = bill(jar);
    byte[] bytes = bill.getBytes(StandardCharsets.UTF_8);
    assertThat(new JsonParser().validate(bytes, Version.VERSION_16)).isEmpty();
    List<Component> components = new JsonParser().parse(bytes).getComponents();
    assertThat(components).hasSize(1);
    return components.getFirst();
  }

  private String bill(Jar... jars) throws Exception {
    BillOfMaterials bill = new BillOfMaterials("kennung/safe-service", "1.0", CREATED);
    bill.add(folder, "/app", List.of(jars));
    return bill.json();
  }

  private Jar jar(String path, boolean madeByTheBuild) {
    return new Jar(folder.resolve(path), DIGEST, madeByTheBuild);
  }
}
