package io.kennung.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "HTTPS://example.org/hook/?key=1",
        "http://localhost:8025/x",
        "http://127.0.0.1:1",
        "http://127.8.9.1",
        "http://[::1]:80"
      })
  void whatIsSafeIsKeptAsItIs(String url) {
    assertThat(SafeUrl.checked("key", URI.create(url))).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "http://10.0.0.1",
        "http://[2001:db8::1]",
        "ftp://localhost",
        "example.org",
        "/path",
        "https:///path",
        "https://user:secret@example.org",
        "https://example.org#part"
      })
  void whatIsNotIsRefusedByItsKey(String url) {
    assertThatIllegalStateException()
        .isThrownBy(() -> SafeUrl.checked("directory.some.key", URI.create(url)))
        .withMessageContaining("directory.some.key")
        .withMessageNotContaining("secret");
  }

  @Test
  void aBaseEndsWithoutSlashAndHasNoQuery() {
    assertThat(SafeUrl.base("key", URI.create("https://example.org/a/")))
        .hasToString("https://example.org/a");
    assertThatIllegalStateException()
        .isThrownBy(() -> SafeUrl.base("key", URI.create("https://example.org/a?b=c")));
  }
}
