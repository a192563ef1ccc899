package io.kennung.identity.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.SearchStub;
import io.kennung.identity.testing.Table;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.Visit;
import jakarta.inject.Inject;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What staff do all day. */
@DirectoryTest
@ExtendWith(Chromium.class)
class JourneyTest {

  private static final String NASTY =
      "<script>document.title='owned'</script><img src=x onerror=alert(1)>";

  @Inject Table table;

  @Test
  void fromAnIdInAnySpellingToANoteAndItsEntryInTheRecord(Browser browser) {
    String id = Holders.create().id();
    String typed = " " + id.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + id.substring(4);
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "lea");
      Desk.search(page, typed, "T-17");
      assertThat(page.locator("h1").textContent()).isEqualTo(id);
      assertThat(page.locator(".state").textContent()).contains("Active");
      assertThat(page.locator(".timeline").textContent()).contains("Registered");

      page.getByText("Write a note…").click();
      assertThat(page.locator("#purpose").inputValue()).isEqualTo("T-17");
      page.locator("#text").fill("Rang back.\nAll is well.");
      button(page, "Write the note");

      assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("The note is written.");
      assertThat(page.locator(".timeline li").first().textContent())
          .contains("lea wrote a note", "All is well.");
      page.getByText("Record", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("#identity").fill(typed);
      button(page, "Filter");
      assertThat(page.locator("tbody tr").allTextContents())
          .anySatisfy(row -> assertThat(row).contains("lea", "Wrote a note", id, "T-17", "Done"))
          .allSatisfy(row -> assertThat(row).contains(id));
      Desk.nothingToComplainOf(visit);
    }
  }

  @Test
  void everythingWorksWithoutAScript(Browser browser) {
    String id = Holders.create().id();
    for (int i = 0; i < 14; i++) {
      note(id, "note " + i);
    }
    try (Visit visit = Desk.visit(browser, options -> options.setJavaScriptEnabled(false))) {
      Page page = Desk.signIn(visit, "sam");
      Desk.search(page, id, "");
      assertThat(page.locator(".timeline li.staff").count()).isEqualTo(12);
      page.waitForNavigation(() -> page.getByText("Older entries").click());
      assertThat(page.locator(".timeline").textContent()).contains("note 0", "Registered");
      page.navigate(Desk.ROOT + "/identities/" + id);

      page.getByText("Reset phone verification…").click();
      page.locator("#purpose").fill("T-1");
      button(page, "Reset the verification");

      assertThat(page.getByRole(AriaRole.STATUS).textContent())
          .contains("The request is on its way");
      assertThat(table.outbox(id, "VerificationResetAsked")).hasSize(1);
    }
  }

  @Test
  void olderEntriesComeIntoThePageAndTheKeyboardGoesOnThere(Browser browser) {
    String id = Holders.create().id();
    for (int i = 0; i < 14; i++) {
      note(id, "note " + i);
    }
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam", Desk.ROOT + "/identities/" + id);
      page.getByText("Older entries").focus();
      page.keyboard().press("Enter");
      page.waitForCondition(() -> page.locator(".timeline li").count() == 15);

      assertThat(page.url()).endsWith("/identities/" + id);
      assertThat(page.locator(":focus").textContent()).contains("note 1");
      Desk.nothingToComplainOf(visit);
    }
  }

  @Test
  void theKeyboardIsEnough(Browser browser) {
    String id = Holders.create().id();
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam");
      assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("sought");
      page.keyboard().type(id);
      page.keyboard().press("Tab");
      page.keyboard().type("T-9");
      page.waitForNavigation(() -> page.keyboard().press("Enter"));
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus").textContent()).isEqualTo("To the content");
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus").textContent()).isEqualTo("Write a note…");
      page.waitForNavigation(() -> page.keyboard().press("Enter"));
      assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("text");
      page.keyboard().type("by hand");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      page.waitForNavigation(() -> page.keyboard().press("Enter"));

      assertThat(page.locator(".timeline").textContent()).contains("by hand");
    }
  }

  @Test
  void anAddressIsFoundWithAPurposeAndNeverStandsInAnAddressOfTheConsole(Browser browser) {
    String id = Holders.create().id();
    SearchStub.asked();
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam");
      Desk.search(page, "anna+test@example.org", "");
      assertThat(page.locator("#purpose-flaw").textContent()).isEqualTo("A purpose is needed.");
      SearchStub.find(id, "email");

      Desk.search(page, "anna+test@example.org", "T 4 & 5");

      assertThat(page.locator("tbody").textContent())
          .contains(id, "E-mail address", "March 1, 2026");
      assertThat(SearchStub.asked())
          .containsExactly("email=anna%2Btest%40example.org&purpose=T%204%20%26%205 Bearer");
      page.waitForNavigation(() -> page.locator("tbody a").click());
      assertThat(page.locator("h1").textContent()).isEqualTo(id);
      assertThat(visit.loaded()).noneMatch(url -> url.contains("anna") || url.contains("example"));
    }
  }

  @Test
  void withoutTheSearchByAddressTheIdIsStillFound(Browser browser) {
    String id = Holders.create().id();
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam");
      SearchStub.answer(503, "{}");
      Desk.search(page, "0049 151 2345678", "T-1");
      assertThat(page.getByRole(AriaRole.ALERT).textContent())
          .contains("A search by address is not possible now. By ID it is.");
      SearchStub.answer(429, "{}");
      Desk.search(page, "+49 151 2345678", "T-1");
      assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("too many searches");

      Desk.search(page, id, "T-1");

      assertThat(page.locator("h1").textContent()).isEqualTo(id);
    }
  }

  @Test
  void whatIsTypedBecomesNoMarkup(Browser browser) {
    String id = Holders.create().id();
    note(id, NASTY);
    try (Visit visit = Desk.visit(browser)) {
      Page page =
          Desk.signIn(
              visit, "lea", Desk.ROOT + "/identities/" + id + "?purpose=" + "%22%3E%3Cscript%3E");
      assertThat(page.locator(".timeline blockquote").textContent()).isEqualTo(NASTY);
      assertThat(page.locator("blockquote *").count()).isZero();
      page.navigate(Desk.ROOT + "/audit?who=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
      assertThat(page.locator("#who").inputValue()).startsWith("\"><script>");
      page.navigate(Desk.ROOT + "/search");
      Desk.search(page, NASTY, NASTY);
      assertThat(page.locator("#sought").inputValue()).isEqualTo(NASTY);
      assertThat(page.title()).doesNotContain("owned");
      assertThat(page.locator("main script, main img").count()).isZero();
      Desk.nothingToComplainOf(visit);
    }
  }

  @Test
  void whoLiftsLimitsLeadsAndWhoOperatesLooksAtNobody(Browser browser) {
    String id = Holders.create().id();
    String lift = Desk.ROOT + "/identities/" + id + "/actions/lift-linking";
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam", Desk.ROOT + "/identities/" + id);
      assertThat(page.content()).doesNotContain("lift-linking");
      assertThat(page.navigate(lift).status()).isEqualTo(404);
      assertThat(page.navigate(Desk.ROOT + "/audit").status()).isEqualTo(403);
    }
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "lea", lift);
      page.locator("#purpose").fill("T-2");
      button(page, "Lift the limits");
      assertThat(page.locator(".timeline").textContent())
          .contains("lea asked to lift limits: verifications");
    }
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "otto", Desk.ROOT + "/audit");
      assertThat(page.locator(".parts a").allTextContents())
          .containsExactly("Record", "Operations");
      assertThat(page.locator("tbody a[href*=identities]").count()).isZero();
      assertThat(page.navigate(Desk.ROOT + "/identities/" + id).status()).isEqualTo(403);
      assertThat(page.content()).doesNotContain(id);
    }
  }

  @Test
  void aNoteWithAnAddressIsNotTakenAndNotLost(Browser browser) {
    String id = Holders.create().id();
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam", Desk.ROOT + "/identities/" + id + "/actions/note");
      page.locator("#text").fill("is anna@example.org");
      page.locator("#purpose").fill("T-3");
      button(page, "Write the note");

      assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("must not hold");
      assertThat(page.locator("#text").inputValue()).isEqualTo("is anna@example.org");
    }
  }

  private void note(String id, String text) {
    table.execute(
        "INSERT INTO history (identity, at, what, who, note) VALUES ('"
            + id
            + "', now(), 'note', 'sam', '"
            + text.replace("'", "''")
            + "')");
  }

  private static void button(Page page, String name) {
    page.waitForNavigation(
        () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click());
  }
}
