package io.kennung.images.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.local.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read out of an image that somebody else has made. */
class BaseTest {

  private static final String HOME = "\"JAVA_HOME=/opt/java\"";

  @TempDir Path folder;

  private Path work;
  private Path file;

  @BeforeEach
  void choosePlaces() {
    work = folder.resolve("work");
    file = folder.resolve("base.tar");
  }

  @Test
  void javaLiesWhereItsHomeIsSaidToBe() throws Exception {
    Base base = open(HOME, java("opt/java"));
    assertThat(base.javaHome()).isEqualTo("/opt/java");
    assertThat(base.java()).isExecutable();
    assertThat(base.release()).containsEntry("JAVA_RUNTIME_VERSION", "25.0.3+9-LTS");
  }

  @Test
  void javaIsFoundOnThePathThroughLinksThatMeanPlacesInTheImage() throws Exception {
    Tars layer =
        java("usr/lib/jvm/temurin")
            .link("usr/bin/java", "/etc/alternatives/java")
            .link("etc/alternatives/java", "../../usr/lib/jvm/temurin/bin/java");
    assertThat(open("\"PATH=/bin:/usr/bin\"", layer).javaHome()).isEqualTo("/usr/lib/jvm/temurin");
  }

  @Test
  void aBaseWithoutJavaIsRefused() throws Exception {
    Path image = Tars.image(file, HOME, new Tars().file("etc/motd", "hello"));
    assertThatThrownBy(() -> Base.of("mine", image, work))
        .isInstanceOf(StartFailure.class)
        .hasMessage("the base mine holds no Java");
  }

  @Test
  void aFileThatIsNoImageIsRefused() throws Exception {
    Path other = Files.write(file, new Tars().file("index.json", "{}").bytes());
    assertThatThrownBy(() -> Base.of("mine", other, work))
        .isInstanceOf(StartFailure.class)
        .hasMessage(other + " is no image as `docker save` or `podman save` writes it");
  }

  @Test
  void aLayerTakesAwayWhatIsBelowIt() throws Exception {
    Tars below = java("opt/java").file("etc/a", "a").file("etc/b", "b").file("var/x/c", "c");
    Tars above =
        new Tars().file("etc/.wh.a", "").file("var/x/.wh..wh..opq", "").file("var/x/d", "d");
    Path root = open(HOME, below, above).root();
    assertThat(root.resolve("etc/a")).doesNotExist();
    assertThat(root.resolve("etc/b")).hasContent("b");
    assertThat(root.resolve("var/x")).isDirectoryNotContaining("glob:**c");
    assertThat(root.resolve("var/x/d")).hasContent("d");
  }

  @Test
  void aHardLinkIsTheSameFile() throws Exception {
    Path root = open(HOME, java("opt/java").file("etc/a", "a").hardLink("etc/b", "etc/a")).root();
    assertThat(root.resolve("etc/b")).hasContent("a");
  }

  @Test
  void nothingIsWrittenOutsideOfItsFolder() throws Exception {
    Tars sly =
        java("opt/java")
            .file("../../escaped-by-dots", "x")
            .link("out", folder.toString())
            .file("out/escaped-by-link", "x")
            .link("up", "../../../../../../..")
            .file("up" + folder + "/escaped-upwards", "x");
    open(HOME, sly);
    assertThat(folder).isDirectoryNotContaining("glob:**escaped*");
    assertThat(work).isDirectoryNotContaining("glob:**escaped*");
  }

  @Test
  void packagesAreThoseThatAreInstalled() throws Exception {
    Tars layer =
        java("opt/java")
            .file("etc/os-release", "NAME=\"Ubuntu\"\nID=ubuntu\n")
            .file(
                "var/lib/dpkg/status",
                """
                Package: zlib1g
                Status: install ok installed
                Architecture: amd64
                Version: 1:1.3

                Package: removed
                Status: deinstall ok config-files
                Architecture: amd64
                Version: 1
                """)
            .file(
                "var/lib/dpkg/status.d/libc6",
                "Package: libc6\nVersion: 2.36-9+deb12u10\nArchitecture: amd64\n")
            .file("var/lib/dpkg/status.d/libc6.md5sums", "0 usr/lib/libc.so.6\n");
    Base base = open(HOME, layer);
    assertThat(base.system()).isEqualTo("ubuntu");
    assertThat(base.packages())
        .extracting(each -> each.name() + " " + each.version())
        .containsExactly("libc6 2.36-9+deb12u10", "zlib1g 1:1.3");
  }

  private Base open(String environment, Tars... layers) throws IOException {
    return Base.of("mine", Tars.image(file, environment, layers), work);
  }

  private static Tars java(String home) throws IOException {
    return new Tars()
        .program(home + "/bin/java")
        .file(home + "/release", "JAVA_RUNTIME_VERSION=\"25.0.3+9-LTS\"\n");
  }
}
