package io.kennung.revocation.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.Visit;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as a person sees it who has lost the phone. */
@RevocationTest
@ExtendWith(Chromium.class)
class RevokePageInBrowserTest {

  private static final String HASHED = "The password does not leave this browser.";
  private static final String PLAIN = "So the password is sent";
  private static final String TOO_OLD_TO_HASH =
      "Object.defineProperty(window, 'crypto', { value: {} })";

  @Inject People people;

  @ParameterizedTest
  @CsvSource({"test, n4bQgQ==", "Zürich-Passwort-ß, GbW0zA=="})
  void theBrowserSendsTheShortKeyAndNeverThePassword(String password, String key, Browser browser) {
    String id = people.createWith(password).id();
    try (Visit visit = Visit.with(browser, options -> {})) {
      List<String> sent = whatIsSent(visit);
      Page page = visit.open("/revoke");
      assertThat(page.locator("form").innerText()).contains(HASHED).doesNotContain(PLAIN);

      fillIn(page, id, password);
      button(page);

      page.waitForSelector("svg.done");
      assertThat(page.locator("dd").textContent()).isEqualTo(id);
      assertThat(sent)
          .containsExactly("identity=" + id + "&revocationKey=" + key + "&confirmation=revoke");
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void withoutAnyScriptThePasswordItselfIsSentAndThePageSaysSo(Browser browser) {
    String id = people.createWith("Zürich-Passwort-ß").id();
    try (Visit visit = Visit.withoutScripts(browser)) {
      List<String> sent = whatIsSent(visit);
      Page page = visit.open("/revoke");
      assertThat(page.locator("form").innerText()).contains(PLAIN).doesNotContain(HASHED);

      fillIn(page, id, "Zürich-Passwort-ß");
      button(page);

      assertThat(heading(page)).isEqualTo("The ID is revoked");
      assertThat(sent)
          .containsExactly(
              "identity=" + id + "&password=Zürich-Passwort-ß&revocationKey=&confirmation=revoke");
    }
  }

  @Test
  void aBrowserThatCannotHashSendsThePasswordAndThePageSaysSo(Browser browser) {
    String id = people.createWith("test").id();
    try (Visit visit = Visit.with(browser, options -> {})) {
      visit.page().addInitScript(TOO_OLD_TO_HASH);
      List<String> sent = whatIsSent(visit);
      Page page = visit.open("/revoke");
      assertThat(page.locator("form").innerText()).contains(PLAIN).doesNotContain(HASHED);

      fillIn(page, id, "test");
      button(page);

      page.waitForSelector("svg.done");
      assertThat(sent).singleElement().asString().contains("&password=test&");
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aKeyboardIsEnough(boolean script, Browser browser) {
    String id = people.createWith("test").id();
    try (Visit visit = Visit.with(browser, options -> options.setJavaScriptEnabled(script))) {
      Page page = visit.open("/revoke");
      for (Language language : Language.values()) {
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus").textContent()).isEqualTo(language.ownName());
      }

      page.keyboard().press("Tab");
      page.keyboard().type(id);
      page.keyboard().press("Tab");
      page.keyboard().type("test");
      page.keyboard().press("Tab");
      page.keyboard().type("revoke");
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus").textContent()).isEqualTo("Revoke for good");
      page.keyboard().press("Enter");

      page.waitForSelector("svg.done");
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void afterAWrongPasswordOneGoesOnInItsFieldWhichIsEmpty(boolean script, Browser browser) {
    String id = people.createWith("test").id();
    try (Visit visit = Visit.with(browser, options -> options.setJavaScriptEnabled(script))) {
      Page page = visit.open("/revoke");
      fillIn(page, id, "wrong");
      button(page);

      page.waitForSelector("[role=alert]");
      assertThat(page.getByRole(AriaRole.ALERT).innerText())
          .contains("Nothing was revoked")
          .contains("The ID is unknown, has no revocation password, or the password is another");
      assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("password");
      assertThat(page.locator("#password").inputValue()).isEmpty();
      assertThat(page.locator("#identity").inputValue()).isEqualTo(id);
      assertThat(page.locator("#confirmation").inputValue()).isEmpty();

      page.keyboard().type("test");
      page.locator("#confirmation").fill("REVOKE");
      page.keyboard().press("Enter");

      page.waitForSelector("svg.done");
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatIsMissingIsSaidAtItsFieldAndAtTheTop(boolean script, Browser browser) {
    try (Visit visit = Visit.with(browser, options -> options.setJavaScriptEnabled(script))) {
      Page page = visit.open("/revoke");
      button(page);

      page.waitForSelector("[role=alert]");
      assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("identity");
      for (String field : new String[] {"identity", "password", "confirmation"}) {
        assertThat(page.locator("#" + field).getAttribute("aria-invalid")).isEqualTo("true");
        String told = page.locator("#" + field + "-flaw").textContent();
        assertThat(page.locator("#" + field).getAttribute("aria-describedby"))
            .contains(field + "-flaw");

        page.getByRole(AriaRole.ALERT).getByText(told).click();

        assertThat(page.locator(":focus").getAttribute("id")).isEqualTo(field);
      }
    }
  }

  @Test
  void whoeverHasToWaitHearsItFirst(Browser browser) {
    String id = people.createWith("test").id();
    for (int i = 0; i < 5; i++) {
      Filling.post(id, "wrong").statusCode(403);
    }
    try (Visit visit = Visit.with(browser, options -> {})) {
      Page page = visit.open("/revoke");
      fillIn(page, id, "test");
      button(page);

      page.waitForSelector("[role=alert]");
      assertThat(page.locator(":focus").getAttribute("role")).isEqualTo("alert");
      assertThat(page.locator(":focus").innerText()).contains("The next one is possible in");
      assertThat(page.locator("[aria-invalid]").count()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLanguageIsAClickAwayAndStays(Language language, Browser browser) {
    Texts texts = Texts.of(language);
    String id = people.createWith("test").id();
    try (Visit visit = Visit.with(browser, options -> options.setLocale("en"))) {
      Page page = visit.open("/revoke");
      page.getByText(language.ownName()).click();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
      assertThat(heading(page)).isEqualTo(texts.say("revoke.title"));
      assertThat(page.locator("[aria-current]").textContent()).isEqualTo(language.ownName());

      fillIn(page, id, "wrong", texts.say("confirmation.word"));
      button(page);
      page.waitForSelector("[role=alert]");
      assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains(texts.say("form.wrong"));

      fillIn(page, id, "test", texts.say("confirmation.word"));
      button(page);
      page.waitForSelector("svg.done");
      assertThat(heading(page)).isEqualTo(texts.say("revoked.title"));
    }
  }

  @Test
  void twoClicksAreOneTry(Browser browser) {
    String id = people.createWith("test").id();
    try (Visit visit = Visit.with(browser, options -> {})) {
      Page page = visit.open("/revoke");
      fillIn(page, id, "wrong");
      page.evaluate("() => { const b = document.querySelector('button'); b.click(); b.click(); }");

      page.waitForSelector("[role=alert]");
      assertThat(visit.loaded()).filteredOn(url -> url.contains("/revoke?lang=")).hasSize(1);
    }
  }

  @Test
  void onTheWayBackTheFormCanBeSentAgain(Browser browser) {
    String id = people.createWith("test").id();
    try (Visit visit = Visit.with(browser, options -> {})) {
      Page page = visit.open("/revoke");
      fillIn(page, id, "wrong");
      button(page);
      page.waitForSelector("[role=alert]");
      page.goBack();

      fillIn(page, id, "test");
      button(page);

      page.waitForSelector("svg.done");
    }
  }

  @Test
  void whatIsTypedBecomesNoMarkup(Browser browser) {
    String nasty = "\"><script>document.title='owned'</script><img src=/x onerror=alert(1)>";
    try (Visit visit = Visit.with(browser, options -> {})) {
      Page page = visit.open("/revoke?lang=%22%3E%3Cscript%3E");
      fillIn(page, nasty, nasty, nasty);
      button(page);

      page.waitForSelector("[role=alert]");
      assertThat(page.title()).isEqualTo("Revoke an ID – Kennung");
      assertThat(page.locator("script").count()).isEqualTo(1);
      assertThat(page.locator("img").count()).isZero();
      assertThat(page.locator("#identity").inputValue()).startsWith("\"><script>");
    }
  }

  private static List<String> whatIsSent(Visit visit) {
    List<String> sent = new ArrayList<>();
    visit.page().onRequest(request -> note(request, sent));
    return sent;
  }

  private static void note(Request request, List<String> sent) {
    assertThat(request.url()).startsWith(Visit.origin() + "/revoke");
    if (request.postData() != null) {
      sent.add(URLDecoder.decode(request.postData(), UTF_8));
    }
  }

  private static void fillIn(Page page, String identity, String password) {
    fillIn(page, identity, password, "revoke");
  }

  private static void fillIn(Page page, String identity, String password, String confirmation) {
    page.locator("#identity").fill(identity);
    page.locator("#password").fill(password);
    page.locator("#confirmation").fill(confirmation);
  }

  private static void button(Page page) {
    page.getByRole(AriaRole.BUTTON).click();
  }

  private static String heading(Page page) {
    return page.locator("h1").textContent();
  }
}
