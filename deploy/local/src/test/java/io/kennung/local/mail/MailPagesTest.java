package io.kennung.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.local.page.Browser;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailPagesTest {

  private static final String EVIL = "<script>alert('\"&')</script>";
  private static final String ESCAPED = "&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;";

  private final MailCatcher catcher = new MailCatcher(0, 0, Clock.systemUTC());
  private final Browser browser = new Browser(catcher.uri());
  private final Postman postman = new Postman(catcher.smtpPort());

  @AfterEach
  void close() {
    browser.close();
    catcher.close();
  }

  @Test
  void nothingOfAMailIsMarkupOfOurPages() throws Exception {
    postman.bring("o'hara&co@example.org", EVIL, EVIL, EVIL);

    assertThat(browser.get("/").body())
        .contains(ESCAPED, "o&#39;hara&amp;co@example.org")
        .doesNotContain("<script");
    assertThat(browser.get("/mails/1").body())
        .contains("<h1>" + ESCAPED + "</h1>", "<pre>" + ESCAPED + "</pre>", "o&#39;hara&amp;co@")
        .doesNotContain("<script");
  }

  @Test
  void theListLeadsToTheMailAndLooksForNewOnesByItself() throws Exception {
    assertThat(browser.get("/").body()).contains("No mail yet");
    postman.bring("ann@example.org", "Confirm", "text", "<p>html</p>");

    assertThat(browser.get("/").body())
        .contains(
            "<meta http-equiv=\"refresh\"", "href=\"/mails/1\"", "Confirm", "ann@example.org");
    assertThat(browser.get("/mails/1").body())
        .contains("ann@example.org", "<pre>text</pre>")
        .doesNotContain("http-equiv=\"refresh\"");
    assertThat(browser.get("/mails/2").statusCode()).isEqualTo(404);
  }

  @Test
  void theHtmlOfAMailIsShutIntoItsFrame() throws Exception {
    postman.bring("ann@example.org", "s", "t", "<html><head lang='en'></head><a href='/x'>x</a>");

    assertThat(browser.get("/mails/1").body())
        .contains("src=\"/mails/1/html\"")
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    HttpResponse<String> html = browser.get("/mails/1/html");
    assertThat(html.body())
        .isEqualTo("<html><head lang='en'><base target=\"_blank\"></head><a href='/x'>x</a>");
    assertThat(policy(html))
        .contains("default-src 'none'", "sandbox allow-popups allow-popups-to-escape-sandbox")
        .doesNotContain("script", "same-origin");
  }

  @Test
  void aMailWithoutHtmlHasNoFrame() throws Exception {
    var mail = postman.empty("s");
    mail.setText("see https://kennung.example/x, please");
    postman.bring(mail, "ann@example.org");

    assertThat(browser.get("/mails/1").body())
        .contains("<a href=\"https://kennung.example/x\" target=\"_blank\"")
        .doesNotContain("<iframe");
  }

  @Test
  void ourPagesMayDoNothingButLookGood() throws Exception {
    HttpResponse<String> list = browser.get("/");

    assertThat(policy(list))
        .startsWith("default-src 'none'; style-src 'self'; frame-src 'self'")
        .doesNotContain("unsafe", "script");
    assertThat(list.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    HttpResponse<String> style = browser.get("/style.css");
    assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    assertThat(style.body()).contains("prefers-color-scheme: dark");
  }

  private static String policy(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Security-Policy").orElse("");
  }
}
