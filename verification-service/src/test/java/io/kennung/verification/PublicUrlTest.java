package io.kennung.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PublicUrlTest {

  @Test
  void addressesBeginWhereTheDirectoryIs() {
    assertThat(new PublicUrl(URI.create("https://id.example.org")).at("/link?a=1"))
        .hasToString("https://id.example.org/link?a=1");
    assertThat(new PublicUrl(URI.create("https://example.org:8443/id/")).at("/link"))
        .hasToString("https://example.org:8443/id/link");
    assertThat(new PublicUrl(URI.create("http://127.0.0.1:8080")).at("/"))
        .hasToString("http://127.0.0.1:8080/");
  }

  @Test
  void aPathBeginsWithASlash() {
    PublicUrl url = new PublicUrl(URI.create("https://id.example.org"));

    assertThatIllegalArgumentException().isThrownBy(() -> url.at(".evil.example"));
  }

  @Test
  void peopleAreSentToHttpsOnly() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new PublicUrl(URI.create("http://id.example.org")))
        .withMessageContaining("directory.public-url");
  }
}
