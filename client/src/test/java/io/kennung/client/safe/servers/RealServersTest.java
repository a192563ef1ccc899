package io.kennung.client.safe.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.safe.Certificates;
import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.doctor.Check;
import io.kennung.client.safe.doctor.Diagnosis;
import io.kennung.client.safe.doctor.Finding;
import io.kennung.client.safe.doctor.Finding.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The set-ups of {@code docs/safe-servers.md}, each started as it stands there. */
class RealServersTest {

  private static final String USER_INFO = "anna:geheim";
  private static final String ID = "0a".repeat(32);

  @TempDir private static Path authority;
  private static Certificates certificates;

  @TempDir private Path folder;
  private Site site;

  @BeforeAll
  static void sign() {
    certificates = new Certificates(authority);
    SSLContext unused = certificates.server("here", true, "-ext", "san=ip:127.0.0.1");
  }

  @BeforeEach
  void layOut() throws IOException, GeneralSecurityException {
    site = new Site(folder, certificates);
  }

  @Test
  void apache() throws IOException {
    try (WebServer server = site.startApache(Page.block("apache"))) {
      Diagnosis diagnosis = site.examine(USER_INFO);

      assertThat(diagnosis.findings()).allMatch(finding -> finding.result() == Result.GOOD);
      assertThat(diagnosis.of(Check.SECURE).text()).contains("trusts its certificate");
      wrongPasswordIsSaid();
      missingFolderIsSaid("make a folder backups and switch WebDAV on for it");
    }
  }

  @Test
  void apacheThatWantsDigest() throws IOException, GeneralSecurityException {
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    byte[] hash = md5.digest("anna:Safe:geheim".getBytes(StandardCharsets.UTF_8));
    Files.writeString(site.passwords(), "anna:Safe:" + HexFormat.of().formatHex(hash) + "\n");
    String block = Page.block("apache").replace("AuthType Basic", "AuthType Digest");

    try (WebServer server = site.startApache(block);
        SafeServer safe = site.server(USER_INFO)) {
      assertThat(site.examine(USER_INFO).findings())
          .allMatch(finding -> finding.result() == Result.GOOD);
      byte[] file = new byte[500_000];
      assertThat(safe.put(ID, file).retentionDays()).isEqualTo(180);
      assertThat(safe.get(ID)).contains(file);
      assertThat(site.examine("anna:wrong").of(Check.SIGN_IN).text()).contains("are not accepted");
    }
  }

  @Test
  void nginx() throws IOException {
    try (WebServer server = site.startNginx(Page.block("nginx"))) {
      Diagnosis diagnosis = site.examine(USER_INFO);

      assertThat(diagnosis.findings()).allMatch(finding -> finding.result() == Result.GOOD);
      wrongPasswordIsSaid();
      missingFolderIsSaid("make a folder backups beside the file config");
    }
  }

  @Test
  void rclone() throws IOException {
    try (WebServer server = site.startRclone()) {
      Diagnosis diagnosis = site.examine(USER_INFO);

      assertThat(diagnosis.isHealthy()).isTrue();
      assertThat(diagnosis.findings())
          .filteredOn(finding -> finding.result() != Result.GOOD)
          .extracting(Finding::check)
          .containsExactly(Check.LIMIT, Check.LISTING);
      assertThat(site.left()).isEmpty();
      wrongPasswordIsSaid();
    }
  }

  private void wrongPasswordIsSaid() {
    assertThat(site.examine("anna:wrong").of(Check.SIGN_IN).text()).contains("are not accepted");
  }

  private void missingFolderIsSaid(String sentence) throws IOException {
    assertThat(site.left()).isEmpty();
    Files.delete(site.backups());
    assertThat(site.examine(USER_INFO).of(Check.WRITE).text()).contains(sentence);
  }
}
