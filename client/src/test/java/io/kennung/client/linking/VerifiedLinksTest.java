package io.kennung.client.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.Directory;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeLinks;
import io.kennung.client.Identity;
import io.kennung.client.belongings.Link;
import io.kennung.client.belongings.Link.Kind;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifiedLinksTest {

  private static final Link MAIL = new Link(Kind.EMAIL, "anna@example.com");
  private static final Link OTHER_MAIL = new Link(Kind.EMAIL, "bea@example.com");
  private static final Link PHONE = new Link(Kind.MOBILE, "41791234567");

  private final FakeDirectory server = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(server);
  private final Identity anna = new Identity("ABCD1234", SecretKey.generate(new SecureRandom()));

  @BeforeEach
  void register() {
    server.put(anna.id(), anna.key());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whereOnlyHashesAreKeptEachKnownAddressIsAskedAbout() {
    told("\"email\":\"***@***\",\"mobileNo\":\"***\"");
    links.emails.put(anna.id(), MAIL.value());
    links.phones.put(anna.id(), PHONE.value());

    assertThat(verified(List.of(OTHER_MAIL, PHONE, MAIL))).containsExactly(PHONE, MAIL);
    assertThat(links.mails).isEmpty();
    assertThat(links.verifications).isEmpty();
  }

  @Test
  void addressesThatAreToldReplaceWhatWasKnown() {
    told("\"email\":\"anna@example.com\"");

    assertThat(verified(List.of(PHONE, OTHER_MAIL))).containsExactly(MAIL);
    assertThat(server.calls).hasSize(2);
  }

  @Test
  void whatIsNoAddressIsNotLinked() {
    told("\"email\":\"***@***\",\"mobileNo\":\"***\"");

    assertThat(verified(List.of(new Link(Kind.EMAIL, "x"), new Link(Kind.MOBILE, "y")))).isEmpty();
  }

  private void told(String members) {
    server.plan(
        call -> call.isSecondPhase() && call.path().equals("identity/fetch_priv"),
        FakeDirectory.Reply.of(
            200,
            "{\"success\":true,\"identity\":\"ABCD1234\",\"serverGroup\":\"0a\",%s}"
                .formatted(members)));
  }

  private List<Link> verified(List<Link> known) {
    try (Directory directory = Directory.at(server.base())) {
      return VerifiedLinks.of(directory, anna, known);
    }
  }
}
