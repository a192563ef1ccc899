package io.kennung.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @Test
  void textCannotBecomeMarkup() {
    assertThat(Page.escaped("<b title=\"x\" id='y'>&amp;"))
        .isEqualTo("&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
    assertThat(Page.of("</title><script>", "")).contains("<title>&lt;/title&gt;&lt;script&gt;</");
  }

  @ParameterizedTest
  @CsvSource({
    "Tap https://a.example/l?x=1&y=2. Bye, https://a.example/l?x=1&amp;y=2, . Bye",
    "(http://127.0.0.1:8080/link), http://127.0.0.1:8080/link, )",
  })
  void webAddressesCanBeClickedWithoutWhatFollowsThem(String text, String link, String after) {
    assertThat(Page.linked(text))
        .contains(
            "<a href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a>%s"
                .formatted(link, link, after));
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "ftp://a.example", "https://"})
  void nothingElseCanBeClicked(String text) {
    assertThat(Page.linked(text)).isEqualTo(text);
  }

  @Test
  void aLinkCannotBreakOutOfItsAttribute() {
    assertThat(Page.linked("https://a.example/\"onclick=\"x<i>"))
        .isEqualTo(
            "<a href=\"https://a.example/\" target=\"_blank\" rel=\"noopener\">https://a.example/</a>"
                + "&quot;onclick=&quot;x&lt;i&gt;");
  }
}
