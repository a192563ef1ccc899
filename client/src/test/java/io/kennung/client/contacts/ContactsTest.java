package io.kennung.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactsTest {

  private static final EmailAddress ANNA = EmailAddress.of("anna@example.com");
  private static final MatchToken KEPT = new MatchToken("kept");

  private final FakeDirectory server = new FakeDirectory();
  private final FakeContacts people = new FakeContacts(server);
  private final Directory directory = Directory.at(server.base());
  private final Contacts contacts = directory.contacts();
  private final SecretKey key = SecretKey.generate(new SecureRandom());
  private final SecretKey annasKey = SecretKey.generate(new SecureRandom());
  private final Identity own = new Identity("ABCD1234", key);

  @BeforeEach
  void open() {
    server.put("ABCD1234", key);
    server.put("ANNA0000", annasKey);
    people.linkEmail("ANNA0000", "anna@example.com");
    people.linkPhone("ANNA0000", "41791234567");
  }

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @Test
  void personIsFoundOnceByAllAddresses() {
    ContactMatches found =
        contacts.match(own, null, book(List.of(ANNA), "+41791234567", "+41790000000"), false);

    assertThat(found.matches())
        .containsExactly(
            new Match(
                "ANNA0000", annasKey.publicKey(), Optional.of(ANNA), Optional.of("41791234567")));
    assertThat(found.checkInterval()).isEqualTo(Duration.ofDays(1));
    assertThat(found.token()).contains(new MatchToken("token-1"));
  }

  @Test
  void keptTokenIsUsedAndNoOtherFetched() {
    ContactMatches found = contacts.match(own, KEPT, book(List.of(ANNA)), false);

    assertThat(server.calls).hasSize(1);
    assertThat(people.asked().getFirst().path("matchToken").asText()).isEqualTo("kept");
    assertThat(found.token()).contains(KEPT);
  }

  @Test
  void onlyHashesLeaveTheDevice() {
    contacts.match(own, KEPT, book(List.of(ANNA), "+41791234567"), false);

    JsonNode body = people.asked().getFirst();
    assertThat(body.path("emailHashes").get(0).asText()).isEqualTo(ContactHash.of(ANNA).base64());
    assertThat(body.toString()).doesNotContain("anna", "4179");
    assertThat(body.has("includeInactive")).isFalse();
    contacts.match(own, KEPT, book(List.of(ANNA)), true);
    assertThat(people.asked().getLast().path("includeInactive").asBoolean()).isTrue();
  }

  @Test
  void bothNamesOfAMailboxAreAskedForAndLeadToTheOneGiven() {
    people.linkEmail("ANNA0000", "anna@googlemail.com");
    EmailAddress given = EmailAddress.of("anna@gmail.com");

    List<Match> found = contacts.match(own, KEPT, book(List.of(given)), false).matches();

    assertThat(found).extracting(Match::email).containsExactly(Optional.of(given));
    assertThat(people.asked().getFirst().path("emailHashes").size()).isEqualTo(2);
  }

  @Test
  void eachNameOfAMailboxStandsForItselfWhereBothAreGiven() {
    people.linkEmail("ANNA0000", "anna@googlemail.com");
    EmailAddress gmail = EmailAddress.of("anna@gmail.com");
    EmailAddress googlemail = EmailAddress.of("anna@googlemail.com");

    List<Match> found =
        contacts.match(own, KEPT, book(List.of(gmail, googlemail)), false).matches();

    assertThat(found).extracting(Match::email).containsExactly(Optional.of(googlemail));
    assertThat(people.asked().getFirst().path("emailHashes").size()).isEqualTo(2);
  }

  @Test
  void largeBooksAreAskedForInBatches() {
    List<String> phones =
        IntStream.range(0, 20_000).mapToObj(i -> "+4179%07d".formatted(i)).toList();
    people.linkPhone("ANNA0000", "41790019999");

    ContactMatches found = contacts.match(own, KEPT, AddressBook.of(List.of(ANNA), phones), false);

    assertThat(people.asked())
        .extracting(
            body -> body.path("emailHashes").size(), body -> body.path("mobileNoHashes").size())
        .containsExactly(tuple(1, 9_999), tuple(0, 10_000), tuple(0, 1));
    assertThat(found.matches())
        .extracting(Match::phone)
        .containsExactly(Optional.of("41790019999"));
    assertThat(found.matches().getFirst().email()).contains(ANNA);
  }

  @Test
  void emptyBookStillLearnsTheInterval() {
    ContactMatches found = contacts.match(own, KEPT, book(List.of()), false);

    assertThat(found.checkInterval()).isPositive();
    assertThat(found.matches()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, ''",
    "401, ''",
    "403, ''",
    "404, ''",
    "200, '{\"success\":false,\"error\":\"stale\"}'"
  })
  void staleTokenIsReplacedOnce(int status, String body) {
    server.plan(FakeContacts.MATCH, status, body);

    ContactMatches found = contacts.match(own, KEPT, book(List.of(ANNA)), false);

    assertThat(found.matches()).hasSize(1);
    assertThat(found.token()).contains(new MatchToken("token-1"));
    assertThat(people.asked())
        .extracting(asked -> asked.path("matchToken").asText())
        .containsExactly("kept", "token-1");

    server.plan(FakeContacts.MATCH, 403, "");
    server.plan(FakeContacts.MATCH, 403, "");
    failureOf(() -> contacts.match(own, KEPT, book(List.of(ANNA)), false));
    assertThat(people.asked()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"429, RATE_LIMITED", "503, UNREACHABLE", "500, UNEXPECTED"})
  void whatIsNotAboutTheTokenDoesNotReplaceIt(int status, Kind kind) {
    server.plan(FakeContacts.MATCH, status, "");

    assertThat(failureOf(() -> contacts.match(own, KEPT, book(List.of(ANNA)), false)).kind())
        .isEqualTo(kind);
    assertThat(server.calls).hasSize(1);
  }

  @Test
  void freshTokenIsNotReplaced() {
    server.plan(FakeContacts.MATCH, 403, "");

    failureOf(() -> contacts.match(own, null, book(List.of(ANNA)), false));

    assertThat(people.asked()).hasSize(1);
  }

  @Test
  void forgottenIdentityIsFoundWithoutAToken() {
    List<Match> found = contacts.findForgotten(Optional.of(ANNA), Optional.of("+41791234567"));

    assertThat(found).extracting(Match::identity).containsExactly("ANNA0000");
    JsonNode body = people.asked().getFirst();
    assertThat(people.asked()).hasSize(1);
    assertThat(body.has("matchToken")).isFalse();
    assertThat(body.path("includeInactive").asBoolean()).isTrue();
  }

  @Test
  void strangersAskForTwoHashesACall() {
    contacts.findForgotten(
        Optional.of(EmailAddress.of("anna@gmail.com")), Optional.of("+41791234567"));

    assertThat(people.asked())
        .extracting(body -> body.path("emailHashes").size() + body.path("mobileNoHashes").size())
        .containsExactly(2, 1);
  }

  @Test
  void nothingForgottenIsNotAskedFor() {
    assertThat(contacts.findForgotten(Optional.empty(), Optional.empty())).isEmpty();
    assertThat(server.calls).isEmpty();
  }

  @Test
  void numberWithoutCountryCodeIsNotAskedFor() {
    assertThatIllegalArgumentException().isThrownBy(() -> book(List.of(), "0791234567"));
  }

  private static AddressBook book(List<EmailAddress> emails, String... phones) {
    return AddressBook.of(emails, List.of(phones));
  }

  private static DirectoryException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(DirectoryException.class, call);
  }
}
