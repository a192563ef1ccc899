package io.kennung.client.safe.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.safe.Certificates;
import io.kennung.client.safe.doctor.Check;
import io.kennung.client.safe.doctor.Finding;
import io.kennung.client.safe.doctor.Finding.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The set-ups of the page with one line wrong each, as people get them wrong. */
class RealFaultsTest {

  private static final String ANNA = "anna:geheim";

  @TempDir private static Path authority;
  private static Certificates certificates;

  @TempDir private Path folder;
  private Site site;

  @BeforeAll
  static void sign() {
    certificates = new Certificates(authority);
    var unused = certificates.server("here", true, "-ext", "san=ip:127.0.0.1");
  }

  @BeforeEach
  void layOut() throws IOException, GeneralSecurityException {
    site = new Site(folder, certificates);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT DELETE|PUT|DELETE|WRONG|cannot be deleted (status 405)",
        "PUT DELETE|DELETE|WRITE|WRONG|PUT is not known here (status 405)",
        "size 524288|size 500k|LARGEST|WRONG|is not kept (status 413); raise the server's limit",
        "client_max_body_size 524288;|# no limit|LIMIT|NOTED|one byte more than config allows",
        "dav_methods|autoindex on; dav_methods|LISTING|NOTED|sees the names of all backups",
        "auth_basic \"Safe\"|auth_basic off|SIGN_IN|NOTED|does not ask for a user name",
        "location = /config|location = /conf|CONFIG|WRONG|no file named config; make one"
      })
  void nginx(String right, String wrong, Check check, Result result, String sentence)
      throws IOException {
    try (WebServer server = site.startNginx(Page.block("nginx").replace(right, wrong))) {
      found(check, result, sentence);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dav On|Dav Off|WRITE|WRONG|PUT is not known here (status 405)",
        "Body 524288|Body 1000|LARGEST|WRONG|is not kept (status 413); raise the server's limit",
        "LimitRequestBody 524288|# no limit|LIMIT|NOTED|one byte more than config allows",
        "AllowMethods GET PUT DELETE|AllowMethods GET PUT|DELETE|WRONG|cannot be deleted",
        "AllowMethods GET PUT DELETE|# all|LISTING|NOTED|sees the names of all backups",
        "Dav On|Dav On @ Require all granted|SIGN_IN|NOTED|does not ask for a user name"
      })
  void apache(String right, String wrong, Check check, Result result, String sentence)
      throws IOException {
    String block = Page.block("apache").replace(right, wrong.replace(" @ ", "\n"));
    try (WebServer server = site.startApache(block)) {
      found(check, result, sentence);
    }
  }

  @Test
  void folderThatTheServerMayNotWriteTo() throws IOException {
    Files.setPosixFilePermissions(site.backups(), PosixFilePermissions.fromString("r-xr-xr-x"));
    try (WebServer server = site.startNginx(Page.block("nginx"))) {
      found(Check.WRITE, Result.WRONG, "let the server's own user write to");
    }
  }

  private void found(Check check, Result result, String sentence) throws IOException {
    Finding finding = site.examine(ANNA).of(check);

    assertThat(finding.text()).contains(sentence);
    assertThat(finding.result()).isEqualTo(result);
    if (check != Check.DELETE) {
      assertThat(site.left()).isEmpty();
    }
  }
}
