package io.kennung.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.FakeContacts;
import io.kennung.client.FakeDirectory;
import io.kennung.client.Identity;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustworthyMatchesTest {

  private static final EmailAddress ANNA = EmailAddress.of("anna@example.com");
  private static final MatchToken KEPT = new MatchToken("kept");

  private final FakeDirectory server = new FakeDirectory();
  private final Directory directory = Directory.at(server.base());
  private final Contacts contacts = directory.contacts();
  private final SecretKey key = SecretKey.generate(new SecureRandom());
  private final SecretKey annasKey = SecretKey.generate(new SecureRandom());
  private final Identity own = new Identity("ABCD1234", key);

  @BeforeEach
  void open() {
    server.put("ABCD1234", key);
    var unused = new FakeContacts(server);
  }

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @Test
  void whatWasNotAskedForIsIgnoredHoweverItLooks() {
    String others = ContactHash.ofPhone("4179999").base64();
    server.plan(
        FakeContacts.MATCH,
        200,
        """
        {"checkInterval":1,"identities":[
          {"identity":"OTHER000","publicKey":"AAAA","emailHash":"%1$s"},
          {"identity":"OTHER001","publicKey":"AAAA","mobileNoHash":"%2$s"},
          {"identity":"OTHER002"},
          {"identity":"ANNA0000","publicKey":"%3$s","emailHash":"%2$s","mobileNoHash":"%1$s"}]}
        """
            .formatted(others, ContactHash.of(ANNA).base64(), annasKey.publicKey().base64()));

    // The hash of an address is no hash of a number, and the other way round.
    assertThat(contacts.match(own, KEPT, book(List.of(ANNA)), false).matches())
        .extracting(Match::email, Match::phone)
        .containsExactly(tuple(Optional.of(ANNA), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"checkInterval\":1}",
        "{\"checkInterval\":0,\"identities\":[]}",
        "{\"identities\":[]}",
        "{\"checkInterval\":1,\"identities\":[7]}",
        "{\"checkInterval\":1,\"identities\":[{\"identity\":\"abc\",\"publicKey\":\"KEY\",\"emailHash\":\"HASH\"}]}",
        "{\"checkInterval\":1,\"identities\":[{\"identity\":\"ANNA0000\",\"publicKey\":\"AAAA\",\"emailHash\":\"HASH\"}]}",
        "{\"checkInterval\":1,\"identities\":[{\"identity\":\"ANNA0000\",\"publicKey\":\"LOW\",\"emailHash\":\"HASH\"}]}",
        "{\"checkInterval\":1,\"identities\":[{\"identity\":\"ANNA0000\",\"emailHash\":\"HASH\"}]}",
        "{\"checkInterval\":1,\"identities\":[{\"identity\":\"ANNA0000\",\"publicKey\":\"KEY\",\"emailHash\":\"HASH\"},{\"identity\":\"ANNA0000\",\"publicKey\":\"OWN\",\"emailHash\":\"HASH\"}]}"
      })
  void matchThatCannotBeTrustedIsNone(String body) {
    String low = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    server.plan(
        FakeContacts.MATCH,
        200,
        body.replace("KEY", annasKey.publicKey().base64())
            .replace("OWN", key.publicKey().base64())
            .replace("LOW", low)
            .replace("HASH", ContactHash.of(ANNA).base64()));

    assertThat(failureOf(() -> contacts.match(own, KEPT, book(List.of(ANNA)), false)).kind())
        .isEqualTo(Kind.UNEXPECTED);
  }

  @Test
  void emptyTokenIsNone() {
    server.plan(
        FakeDirectory.Call::isSecondPhase,
        FakeDirectory.Reply.of(200, "{\"success\":true,\"matchToken\":\"\"}"));

    assertThat(failureOf(() -> contacts.matchToken(own)).kind()).isEqualTo(Kind.UNEXPECTED);
    assertThat(contacts.matchToken(own)).hasToString("MatchToken");
  }

  private static AddressBook book(List<EmailAddress> emails, String... phones) {
    return AddressBook.of(emails, List.of(phones));
  }

  private static DirectoryException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(DirectoryException.class, call);
  }
}
