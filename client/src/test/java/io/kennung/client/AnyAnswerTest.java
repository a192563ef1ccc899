package io.kennung.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.support.Chain;
import io.kennung.client.support.Support;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Whatever a directory answers, the one exception is all that comes of it. */
class AnyAnswerTest {

  private static final FakeDirectory SERVER = new FakeDirectory();
  private static final Directory DIRECTORY =
      new Directory(Settings.at(SERVER.base()), Clock.systemUTC(), pause -> {});
  private static final Identity OWN =
      new Identity("ABCD1234", SecretKey.generate(new SecureRandom()));

  private static final String KEY = "\"B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=\"";
  private static final String HASH = "\"%s\"".formatted("A".repeat(43) + "=");
  private static final String ENTRY =
      "{\"identity\":\"ABCD1234\",\"publicKey\":%s,\"featureMask\":0,\"state\":0,\"type\":0}"
          .formatted(KEY);

  @AfterContainer
  static void close() {
    DIRECTORY.close();
    SERVER.close();
  }

  @Property(tries = 1000, seed = "1")
  void anyBytesAreAnObjectOrRefused(@ForAll @Size(max = 40) byte[] body) {
    assertIsForeseen(() -> Answer.of("path", body));
  }

  @Property(tries = 150, seed = "2")
  void anyAnswerToALookup(@ForAll("identities") String body) {
    plan("identity/ABCD1234", body);

    assertIsForeseen(() ->
        assertThat(DIRECTORY.find("ABCD1234").orElseThrow().identity()).isEqualTo("ABCD1234"));
  }

  @Property(tries = 100, seed = "3")
  void anyAnswerToManyLookups(@ForAll("lists") String body) {
    plan("identity/fetch_bulk", body);
    plan("identity/check", body);
    plan("identity/check_featuremask", body);
    plan("identity/match", body);

    assertIsForeseen(() -> DIRECTORY.findAll(List.of("ABCD1234", "ABCD9999")));
    assertIsForeseen(() -> DIRECTORY.check(List.of("ABCD1234")));
    assertIsForeseen(() -> DIRECTORY.featureMasks(List.of("ABCD1234")));
    assertIsForeseen(() ->
        DIRECTORY
            .contacts()
            .matchAnonymously(
                AddressBook.of(List.of(EmailAddress.of("a@example.com")), List.of()), true));
  }

  @Property(tries = 50, seed = "4")
  void anyChallengeAndAnyAnswerToItsProof(
      @ForAll("challenges") String challenge, @ForAll("results") String result) {
    String good = "{\"linked\":false,\"token\":\"AAAA\",\"tokenRespKeyPub\":%s}".formatted(KEY);
    for (String first : List.of(challenge, good)) {
      assertIsForeseenOf(first, result, () -> DIRECTORY.own(OWN));
      assertIsForeseenOf(first, result, () -> DIRECTORY.create(OWN.key()));
      assertIsForeseenOf(first, result, () -> DIRECTORY.contacts().matchToken(OWN));
      assertIsForeseenOf(
          first,
          result,
          () -> DIRECTORY.linking().linkPhone(OWN, "+41791234567", "de", SmsLink.NONE));
    }
  }

  @Property(tries = 80, seed = "5")
  void anyAnswerOfOnePhase(@ForAll("results") String body) {
    for (int i = 0; i < 4; i++) {
      SERVER.plan(call -> true, Reply.of(200, body));
    }

    assertIsForeseen(() -> DIRECTORY.linking().submitCode("id", "123456"));
    assertIsForeseen(() -> DIRECTORY.linking().call("id"));
    assertIsForeseen(() -> DIRECTORY.linking().checkEmail("ABCD1234", EmailAddress.of("a@b.ch")));
    assertIsForeseen(DIRECTORY::authToken);
  }

  @Property(tries = 150, seed = "6")
  void anyAnswerToStaff(@ForAll("statuses") String status, @ForAll("pages") String page) {
    Support support = DIRECTORY.support(StaffToken.of("token"));
    plan("support/identities/ABCD1234", status);
    plan("support/identities/ABCD1234/history", page);
    plan("support/audit", page);

    assertIsForeseen(() -> support.find("ABCD1234", null));
    assertIsForeseen(() -> support.history("ABCD1234", null, null));
    assertIsForeseen(() -> support.record(Chain.IDENTITIES, 0, 10));
  }

  private static void assertIsForeseenOf(String first, String second, ThrowingCallable call) {
    SERVER.plan(asked -> !asked.isSecondPhase(), Reply.of(200, first));
    SERVER.plan(FakeDirectory.Call::isSecondPhase, Reply.of(200, second));
    assertIsForeseen(call);
  }

  private static void plan(String path, String body) {
    SERVER.plan(path, 200, body);
  }

  private static void assertIsForeseen(ThrowingCallable call) {
    Throwable problem = catchThrowable(call);
    if (problem != null) {
      assertThat(problem).isInstanceOf(DirectoryException.class);
      assertThat(problem.getMessage()).hasSizeLessThanOrEqualTo(300).doesNotContain("\u001b");
    }
  }

  @Provide
  Arbitrary<String> identities() {
    return AnyJson.near(
        Map.of(
            "identity", "\"ABCD1234\"",
            "publicKey", KEY,
            "featureMask", "0",
            "state", "0",
            "type", "0"));
  }

  @Provide
  Arbitrary<String> lists() {
    return identities()
        .flatMap(entry ->
            AnyJson.near(
                new TreeMap<>(
                    Map.of(
                        "identities", "[%s,%s]".formatted(ENTRY, entry),
                        "states", "[0]",
                        "types", "[0]",
                        "featureMasks", "[null]",
                        "emailHash", HASH,
                        "checkInterval", "86400"))));
  }

  @Provide
  Arbitrary<String> statuses() {
    String link = "{\"kind\":\"email\",\"linked\":false}";
    return AnyJson.near(
        new TreeMap<>(
            Map.of(
                "identity", "\"ABCD1234\"",
                "state", "\"active\"",
                "since", "\"2026-11-20T10:00:00Z\"",
                "registeredAt", "\"2026-11-20T10:00:00Z\"",
                "lastSeen", "\"2026-11-20\"",
                "type", "\"work\"",
                "featureMask", "0",
                "links", "[" + link + "]",
                "revocation", "{\"passwordSet\":false}")));
  }

  @Provide
  Arbitrary<String> pages() {
    return AnyJson.near(
            new TreeMap<>(
                Map.of(
                    "at", "\"2026-11-20T10:00:00Z\"",
                    "what", "\"note\"",
                    "number", "1",
                    "who", "\"sam\"",
                    "note", "\"text\"",
                    "previous", "\"" + "0".repeat(64) + "\"")))
        .flatMap(entry ->
            AnyJson.near(
                new TreeMap<>(
                    Map.of(
                        "identity", "\"ABCD1234\"",
                        "chain", "\"identity-service\"",
                        "entries", "[" + entry + "]",
                        "next", "\"1\"",
                        "last", "1"))));
  }

  @Provide
  Arbitrary<String> challenges() {
    return AnyJson.near(Map.of("linked", "false", "token", "\"AAAA\"", "tokenRespKeyPub", KEY));
  }

  @Provide
  Arbitrary<String> results() {
    return AnyJson.near(
        new TreeMap<>(
            Map.of(
                "success", "true",
                "error", "\"no\"",
                "errorType", "\"invalid-token\"",
                "identity", "\"ABCD1234\"",
                "serverGroup", "\"0a\"",
                "linked", "true",
                "verificationId", "\"id\"",
                "matchToken", "\"token\"",
                "next", "{\"resend\":1,\"call\":2,\"try\":3,\"triesLeft\":4,\"expires\":5}",
                "email", "\"a@example.com\"")));
  }
}
