package io.kennung.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustworthyAnswersTest {

  private static final String GOOD_KEY = "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=";
  private static final String LOW_ORDER = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private final FakeDirectory server = new FakeDirectory();
  private final Directory directory = Directory.at(server.base());
  private final SecretKey key = SecretKey.generate(new SecureRandom());

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>hello</html>",
        "[]",
        "null",
        "\"text\"",
        "{}",
        "{\"identity\":\"ABCD1234\"",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"KEY\",\"featureMask\":0,\"type\":0}{}",
        "{\"identity\":\"ABCD9999\",\"publicKey\":\"KEY\",\"featureMask\":0,\"type\":0}",
        "{\"identity\":\"abcd1234\",\"publicKey\":\"KEY\",\"featureMask\":0,\"type\":0}",
        "{\"identity\":8,\"publicKey\":\"KEY\",\"featureMask\":0,\"type\":0}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"LOW\",\"featureMask\":0,\"type\":0}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"AAAA\",\"featureMask\":0,\"type\":0}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":null,\"featureMask\":0,\"type\":0}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"KEY\",\"featureMask\":-1,\"type\":0}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"KEY\",\"featureMask\":1e400,\"type\":0}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"KEY\",\"featureMask\":9007199254740992,\"type\":0}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"KEY\",\"featureMask\":0,\"type\":99999999999}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"KEY\",\"featureMask\":0,\"type\":0,\"state\":2}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"KEY\",\"featureMask\":0,\"type\":0,\"state\":7}",
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"KEY\",\"publicKey\":\"KEY\",\"featureMask\":0,\"type\":0}"
      })
  void lookupBelievesNothingElseThanTheIdentityAskedFor(String body) {
    server.plan("identity/ABCD1234", 200, body.replace("KEY", GOOD_KEY).replace("LOW", LOW_ORDER));

    assertThat(failureOf(() -> directory.find("ABCD1234")).kind()).isEqualTo(Kind.UNEXPECTED);
  }

  @Test
  void deepJsonIsRefused() {
    server.plan("identity/ABCD1234", 200, "{\"a\":" + "[".repeat(100_000));

    assertThat(failureOf(() -> directory.find("ABCD1234")).kind()).isEqualTo(Kind.UNEXPECTED);
  }

  @Test
  void endlessBodyIsNotReadToItsEnd() {
    server.plan("identity/ABCD1234", 200, " ".repeat(9 << 20));

    assertThat(failureOf(() -> directory.find("ABCD1234")).kind()).isEqualTo(Kind.UNEXPECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"states\":[0],\"types\":[0,0],\"featureMasks\":[0,0],\"checkInterval\":1}",
        "{\"states\":[0,0],\"types\":[0],\"featureMasks\":[0,0],\"checkInterval\":1}",
        "{\"states\":[0,0],\"types\":[0,0],\"featureMasks\":[0,0,0],\"checkInterval\":1}",
        "{\"states\":[0,null],\"types\":[0,0],\"featureMasks\":[0,0],\"checkInterval\":1}",
        "{\"states\":[0,0],\"types\":[null,0],\"featureMasks\":[0,0],\"checkInterval\":1}",
        "{\"states\":[0,3],\"types\":[0,0],\"featureMasks\":[0,0],\"checkInterval\":1}",
        "{\"states\":[0,\"0\"],\"types\":[0,0],\"featureMasks\":[0,0],\"checkInterval\":1}",
        "{\"states\":[0,0],\"types\":[0,0],\"featureMasks\":[0,-1],\"checkInterval\":1}",
        "{\"states\":[0,0],\"types\":[0,0],\"featureMasks\":[0,0],\"checkInterval\":0}",
        "{\"states\":[0,0],\"types\":[0,0],\"featureMasks\":[0,0]}"
      })
  void checkWantsAlignedArraysWithoutHoles(String body) {
    server.plan("identity/check", 200, body);

    assertThat(failureOf(() -> directory.check(List.of("ABCD1234", "ABCD1235"))).kind())
        .isEqualTo(Kind.UNEXPECTED);
  }

  @Test
  void bulkIgnoresWhatWasNotAskedForEvenWhenItIsBroken() {
    String entry =
        "{\"identity\":\"%s\",\"publicKey\":\"%s\",\"featureMask\":0,\"state\":0,\"type\":0}";
    server.plan(
        "identity/fetch_bulk",
        200,
        "{\"identities\":[%s,%s]}"
            .formatted(
                entry.formatted("ABCD1234", GOOD_KEY), entry.formatted("OTHER000", LOW_ORDER)));

    assertThat(directory.findAll(List.of("ABCD1234"))).containsOnlyKeys("ABCD1234");
  }

  @Test
  void bulkWithTwoAnswersForOneIdentityIsRefused() {
    String entry =
        "{\"identity\":\"ABCD1234\",\"publicKey\":\"%s\",\"featureMask\":0,\"state\":0,\"type\":0}";
    server.plan(
        "identity/fetch_bulk",
        200,
        "{\"identities\":[%s,%s]}"
            .formatted(entry.formatted(GOOD_KEY), entry.formatted(key.publicKey())));

    assertThat(failureOf(() -> directory.findAll(List.of("ABCD1234"))).kind())
        .isEqualTo(Kind.UNEXPECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token\":\"\",\"tokenRespKeyPub\":\"KEY\"}",
        "{\"token\":\"AA\",\"tokenRespKeyPub\":\"KEY\"}",
        "{\"token\":\"AAAA\"}",
        "{\"token\":\"AAAA\",\"tokenRespKeyPub\":\"LOW\"}"
      })
  void challengeThatCannotBeAnsweredSafelyIsNotAnswered(String body) {
    server.plan("identity/create", 200, body.replace("KEY", GOOD_KEY).replace("LOW", LOW_ORDER));

    assertThat(failureOf(() -> directory.create(key)).kind()).isEqualTo(Kind.UNEXPECTED);
    assertThat(server.calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"success\":true,\"identity\":\"abc\",\"serverGroup\":\"f7\"}",
        "{\"success\":true,\"identity\":\"ABCD1234\",\"serverGroup\":\"../\"}",
        "{\"identity\":\"ABCD1234\",\"serverGroup\":\"f7\"}",
        "{\"success\":\"true\",\"identity\":\"ABCD1234\",\"serverGroup\":\"f7\"}"
      })
  void createdIdentityMustBeOne(String body) {
    server.plan(Call::isSecondPhase, Reply.of(200, body));

    assertThat(failureOf(() -> directory.create(key)).kind()).isEqualTo(Kind.UNEXPECTED);
  }

  @Test
  void ownIdentityMustBeTheOwn() {
    server.put("ABCD1234", key);
    server.plan(
        Call::isSecondPhase,
        Reply.of(200, "{\"success\":true,\"identity\":\"OTHER000\",\"serverGroup\":\"f7\"}"));

    assertThat(failureOf(() -> directory.own(new Identity("ABCD1234", key))).kind())
        .isEqualTo(Kind.UNEXPECTED);
  }

  @Test
  void mereErrorMemberIsARefusal() {
    server.put("ABCD1234", key);
    server.plan(Call::isSecondPhase, Reply.of(200, "{\"success\":true,\"error\":null}"));

    assertThat(failureOf(() -> directory.setFeatureMask(new Identity("ABCD1234", key), 1)).kind())
        .isEqualTo(Kind.REFUSED);
  }

  @Test
  void textOfTheServerCannotSteerATerminal() {
    server.plan(
        "identity/check",
        200,
        "{\"success\":false,\"error\":\"\\u001b[2Jno\\nidctl: ok \\u202e"
            + "x".repeat(9999)
            + "\"}");

    DirectoryException failure = failureOf(() -> directory.check(List.of()));
    assertThat(failure.getMessage()).startsWith("[2Jno idctl: ok").hasSizeLessThan(301);
    assertThat(failure.getMessage()).doesNotContain("\u001b", "\n", "\u202e");
  }

  static DirectoryException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(DirectoryException.class, call);
  }
}
