package io.kennung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs are those of a service, shortened. */
class LastWordsTest {

  private static final String HEADER =
      "{\"timestamp\":\"2026-11-22T03:08:44.086601805Z\",\"loggerName\":\"io.quarkus.runtime.Application\",";
  private static final String WARNING =
      "{\"level\":\"WARN\",\"message\":\"the outbox could not be relayed: org.jdbi.v3.core.ConnectionException\"}";

  @TempDir Path folder;

  @Test
  void theReasonIsThatOfTheInnermostCauses() throws Exception {
    assertThat(
            said(
                HEADER
                    + "\"level\":\"ERROR\",\"message\":\"Failed to start application\",\"exception\":{\"refId\":1,"
                    + "\"message\":\"Failed to start quarkus\",\"frames\":[{\"class\":\"X\",\"line\":112}],"
                    + "\"causedBy\":{\"exception\":{\"message\":\"Unable to obtain connection from database:"
                    + " Connection to 127.0.0.1:1 refused. Check it.\\n----\\nSQL State  : 08001\\n\","
                    + "\"causedBy\":{\"exception\":{\"message\":\"Connection to 127.0.0.1:1 refused. Check it.\","
                    + "\"causedBy\":{\"exception\":{\"message\":\"Connection refused\"}}}}}}}}"))
        .isEqualTo("Connection to 127.0.0.1:1 refused. Check it.: Connection refused");
  }

  @Test
  void aWrappedMessageIsNotRepeated() throws Exception {
    assertThat(
            said(
                "{\"level\":\"ERROR\",\"message\":\"Failed to start application\",\"exception\":{"
                    + "\"message\":\"java.lang.IllegalStateException: directory.secrets: a \\\"development\\\" value\","
                    + "\"causedBy\":{\"exception\":{"
                    + "\"message\":\"directory.secrets: a \\\"development\\\" value\"}}}}"))
        .isEqualTo("directory.secrets: a \"development\" value");
  }

  @Test
  void whatComesAfterTheErrorDoesNotHideIt() throws Exception {
    assertThat(
            said(
                "{\"level\":\"ERROR\",\"message\":\"an older error\"}",
                HEADER + "\"level\":\"ERROR\",\"message\":\"Port 8082 seems to be in use.\"}",
                WARNING))
        .isEqualTo("Port 8082 seems to be in use.");
  }

  @Test
  void aRecordThatSaysNothingElseIsQuotedAsItIs() throws Exception {
    assertThat(said("{\"level\":\"ERROR\",\"message\":\"Failed to start application\"}"))
        .isEqualTo("Failed to start application");
  }

  @Test
  void plainLinesBeforeThereIsALogCountToo() throws Exception {
    assertThat(
            said(
                "Configuration validation failed:",
                "\tjava.util.NoSuchElementException: SRCFG00014: directory.secrets is required"))
        .isEqualTo("java.util.NoSuchElementException: SRCFG00014: directory.secrets is required");
    assertThat(said("Failed to load config value for: quarkus.datasource.password", ""))
        .isEqualTo("Failed to load config value for: quarkus.datasource.password");
  }

  @Test
  void aLongSpeechIsCut() throws Exception {
    assertThat(said("ERROR " + "x".repeat(1_000))).hasSize(241).endsWith("x…");
  }

  @Test
  void silenceIsEmpty() throws Exception {
    assertThat(said()).isEmpty();
    assertThat(LastWords.in(folder.resolve("none"))).isEmpty();
  }

  private String said(String... lines) throws Exception {
    return LastWords.in(Files.write(folder.resolve("log"), List.of(lines)));
  }
}
