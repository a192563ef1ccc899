package io.kennung.client.library;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the README, run as it says. */
class ReadmeTest {

  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void tenLinesCreateAnIdentityWithNothingElseOnTheClassPath() throws Exception {
    String program = program();
    assertThat(program.lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(10);
    Path source = Files.writeString(folder.resolve("Create.java"), program);
    Path out = folder.resolve("out");
    try (FakeDirectory directory = new FakeDirectory()) {
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              Library.classPath(),
              source.toString(),
              directory.base().toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();

      assertThat(process.waitFor(60, SECONDS)).isTrue();

      String printed = Files.readString(out);
      assertThat(process.exitValue()).as(printed).isZero();
      String id = directory.identities.keySet().iterator().next();
      assertThat(printed).startsWith("Created PublicIdentity[identity=" + id);
      assertThat(directory.identities.get(id).path("featureMask").asInt()).isEqualTo(0x7ff);
    }
  }

  private static String program() throws IOException {
    Matcher matcher = CODE.matcher(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
