package io.kennung.idctl.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeLinks;
import io.kennung.idctl.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two identities of one address: the old one is told that it has lost it. */
class SecondIdentityTest {

  private static final String MAIL = "anna@example.com";
  private static final String REASON =
      "               it was linked to another one, or unlinked elsewhere";

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(server);
  private CommandRun run;
  private String old;
  private String later;

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, server);
    old = run.idctl("create", "--json").json().path("identity").asText();
    later = run.idctl("create", "--profile", "later", "--json").json().path("identity").asText();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void oldOneIsToldByShowAndByTheCheckUntilItActs() throws IOException {
    linkMail("default", old);
    assertThat(run.idctl("show").out()).contains("  e-mail       linked (anna@example.com)");

    linkMail("later", later);

    assertThat(run.idctl("show").out())
        .contains(
            "  e-mail       anna@example.com is no longer linked to this identity",
            REASON,
            "               link it again with: idctl link email anna@example.com");
    assertThat(run.idctl("show", "--json").json().path("emailLost").asBoolean()).isTrue();
    assertThat(run.idctl("link", "check", "email").out().lines())
        .startsWith(
            "anna@example.com is not linked to " + old,
            "  note         anna@example.com is no longer linked to this identity",
            REASON);
    assertThat(run.idctl("link", "check", "email", MAIL, "--json").json().path("lost").asBoolean())
        .isTrue();

    run.idctl("unlink", "email");
    assertThat(run.idctl("show").out()).contains("  e-mail       not linked\n");
  }

  @Test
  void newOneLearnsWhatItMeansForOthersAndNotWhetherThereWereAny() {
    String first = linkMail("later", later);

    assertThat(first)
        .isEqualTo(
            "%s is linked to %s\n  elsewhere    any other identity that had this address has lost it\n"
                .formatted(MAIL, later));
    linkMail("default", old);
    // The very same words, whoever had it before.
    assertThat(linkMail("later", later)).isEqualTo(first);
  }

  @Test
  void numberThatIsLostIsToldInTheSameWay() throws IOException {
    run.idctl("link", "phone", "+41791234567");
    run.idctl("link", "code", FakeLinks.CODE);
    assertThat(run.idctl("link", "check", "phone").out())
        .isEqualTo("+41791234567 is linked to %s\n".formatted(old));

    run.idctl("link", "phone", "+41791234567", "--profile", "later");
    run.idctl("link", "code", FakeLinks.CODE, "--profile", "later");

    assertThat(run.idctl("show").out())
        .contains("  phone        +41791234567 is no longer linked to this identity");
    assertThat(run.idctl("link", "check", "phone").out().lines())
        .startsWith(
            "No phone number is linked to " + old,
            "  note         +41791234567 is no longer linked to this identity");
    assertThat(run.idctl("link", "check", "phone", "--json").json().path("lost").asBoolean())
        .isTrue();
  }

  @Test
  void linkOfAMomentAgoIsNotTakenForLost() {
    linkMail("default", old);
    // What is proven at one service reaches the others some seconds later.
    links.emails.clear();

    assertThat(run.idctl("show").out()).contains("  e-mail       linked a moment ago");
    run.now = run.now.plus(Duration.ofMinutes(11));
    assertThat(run.idctl("show").out()).contains("is no longer linked to this identity");
  }

  @Test
  void linkThatOnlyTheDirectoryKnewIsMissedToo() {
    links.emails.put(old, MAIL);
    assertThat(run.idctl("show").out()).contains("  e-mail       linked\n");

    links.emails.clear();

    assertThat(run.idctl("show").out())
        .contains(
            "  e-mail       the address is no longer linked to this identity",
            "link it again with: idctl link email ADDRESS");
  }

  @Test
  void linkingAnotherAddressLosesNothing() {
    linkMail("default", old);
    run.idctl("show");

    run.idctl("link", "email", "other@example.com");

    assertThat(run.idctl("show").out()).contains("  e-mail       not linked\n");
  }

  @Test
  void linkingAnotherNumberLosesNothing() {
    run.idctl("link", "phone", "+41791234567");
    run.idctl("link", "code", FakeLinks.CODE);
    run.idctl("show");

    run.idctl("link", "phone", "+41797654321");

    assertThat(run.idctl("show").out()).contains("  phone        not linked; waits for: ");
  }

  @Test
  void memoryIsPrivateAndEndsWithTheIdentity() throws IOException {
    linkMail("default", old);
    Path file = run.profile("default").resolve("links.json");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    // One of another identity means nothing here.
    Files.copy(file, run.profile("later").resolve("links.json"));
    assertThat(run.idctl("show", "--profile", "later").out())
        .contains("  e-mail       not linked\n");
  }

  /** What the last step says. */
  private String linkMail(String profile, String id) {
    run.idctl("link", "email", MAIL, "--profile", profile);
    links.confirmMail(id);
    return run.idctl("link", "check", "email", MAIL, "--profile", profile).out();
  }
}
