package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.client.safe.FakeSafe.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User names, passwords, and redirects that must not get hold of them. */
class SignInTest {

  private static final String ID = "0a".repeat(32);
  private static final byte[] FILE = new byte[100];
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("anna:zürich".getBytes(StandardCharsets.UTF_8));

  private final FakeSafe fake = new FakeSafe();
  private final FakeSafe other = new FakeSafe();

  @AfterEach
  void close() {
    fake.close();
    other.close();
  }

  @Test
  void basicIsSentUnasked() {
    put(fake.base("anna:z%C3%BCrich"));

    assertThat(fake.calls).hasSize(2).allMatch(call -> call.header("Authorization").equals(BASIC));
  }

  @Test
  void tokenOfTheDirectoryIsAskedForOnceAndAgainWhenItIsUsedUp() {
    List<String> tokens = new ArrayList<>(List.of("t1", "t2", "t3"));
    fake.rule(
        call -> call.is("PUT") && call.header("Authorization").equals("Token t1"),
        call -> Answer.of(401));
    SafeAddress address = SafeAddress.of(fake.base());
    try (SafeServer server =
        new SafeServer(new Calls(address, new AccessToken(tokens::removeFirst)))) {
      server.put(ID, FILE);
    }

    assertThat(fake.calls)
        .extracting(call -> call.header("Authorization"))
        .containsExactly("Token t1", "Token t1", "Token t2");
  }

  @Test
  void tokenThatIsNotTakenIsNotAskedForAgain() {
    List<String> tokens = new ArrayList<>(List.of("t1", "t2"));
    fake.answering("GET", 401);
    SafeAddress address = SafeAddress.of(fake.base());
    try (SafeServer server =
        new SafeServer(new Calls(address, new AccessToken(tokens::removeFirst)))) {
      assertThatThrownBy(() -> server.terms(ID)).hasMessageContaining("does not accept the token");
    }
    assertThat(tokens).containsExactly("t2");
  }

  @Test
  void tokenGoesToNoOtherHostAndIsNoHeaderOfItsOwn() {
    fake.rule(call -> true, call -> Answer.of(307, "Location", other.base() + call.path()));
    SafeAddress address = SafeAddress.of(fake.base());
    try (SafeServer server = new SafeServer(new Calls(address, new AccessToken(() -> "secret")))) {
      server.put(ID, FILE);
    }
    assertThat(other.calls).hasSize(2).allMatch(call -> call.header("Authorization").isEmpty());

    try (SafeServer server =
        new SafeServer(new Calls(address, new AccessToken(() -> "a\r\nX-Evil: 1")))) {
      assertThatThrownBy(() -> server.terms(ID)).hasMessageContaining("no Safe server could read");
    }
  }

  @Test
  void digestIsAnsweredOnceAndThenUsedUnasked() {
    fake.rule(call -> true, call -> wantingDigest(call, "n1", ""));

    put(fake.base("anna:z%C3%BCrich"));

    assertThat(fake.calls).extracting(Call::method).containsExactly("GET", "GET", "PUT");
    assertThat(fake.calls.getLast().header("Authorization"))
        .contains("nc=00000002", "uri=\"/backups/" + ID + "\"");
  }

  @Test
  void nonceThatHasBecomeStaleIsReplaced() {
    fake.rule(call -> call.is("GET"), call -> wantingDigest(call, "n1", ""));
    fake.rule(call -> call.is("PUT"), call -> wantingDigest(call, "n2", ", stale=true"));

    put(fake.base("anna:z%C3%BCrich"));

    assertThat(fake.calls).extracting(Call::method).containsExactly("GET", "GET", "PUT", "PUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm=\"x\"",
        "Digest realm=\"x\", nonce=\"y\", qop=\"auth\", algorithm=SHA-256",
        "Negotiate"
      })
  void wrongPasswordIsTriedOnceOnly(String challenge) {
    fake.rule(call -> true, call -> Answer.of(401, "WWW-Authenticate", challenge));

    assertThatThrownBy(() -> put(fake.base("anna:wrong")))
        .hasMessage(fake.base() + " does not accept that user name and password");
    assertThat(fake.calls).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void challengeWithoutCredentialsIsNotAnswered() {
    fake.rule(call -> true, call -> wantingDigest(call, "n1", ""));

    assertThatThrownBy(() -> put(fake.base())).hasMessageContaining("put user:password@");
    assertThat(fake.calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void redirectOfAnUploadIsFollowedWithoutCredentialsToAnotherHost(int status) {
    fake.rule(
        call -> call.is("PUT"),
        call -> Answer.of(status, "Location", other.base() + "there/" + call.path()));

    put(fake.base("anna:z%C3%BCrich"));

    assertThat(other.files.get("there/backups/" + ID)).isEqualTo(FILE);
    assertThat(other.calls)
        .singleElement()
        .satisfies(call -> assertThat(call.headers()).doesNotContainKey("Authorization"));
  }

  @Test
  void otherHostThatWantsCredentialsGetsNoneAndIsNamed() {
    fake.rule(
        call -> true,
        call -> Answer.of(307, "Location", other.base().replace("127.0.0.1", "localhost")));
    other.rule(call -> true, call -> Answer.of(401, "WWW-Authenticate", "Basic realm=\"r\""));

    assertThatThrownBy(() -> put(fake.base("anna:z%C3%BCrich")))
        .hasMessageContaining("sends on to localhost")
        .hasMessageContaining("give the final address");
    assertThat(other.calls)
        .singleElement()
        .satisfies(call -> assertThat(call.headers()).doesNotContainKey("Authorization"));
  }

  @Test
  void redirectOnTheSameHostKeepsThem() {
    fake.rule(
        call -> call.path().equals("config"), call -> Answer.of(301, "Location", "/moved/config"));
    fake.files.put("moved/config", FakeSafe.CONFIG.getBytes(StandardCharsets.UTF_8));

    put(fake.base("anna:z%C3%BCrich"));

    assertThat(fake.calls).hasSize(3).allMatch(call -> call.header("Authorization").equals(BASIC));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303})
  void redirectThatWouldMakeSomethingElseOfAnUploadIsNotFollowed(int status) {
    fake.rule(call -> call.is("PUT"), call -> Answer.of(status, "Location", other.base()));

    assertThatThrownBy(() -> put(fake.base())).hasMessageContaining("give the final one");
    assertThat(other.calls).isEmpty();
  }

  @Test
  void redirectToWhereOthersCanReadAlongIsNotFollowed() {
    fake.rule(call -> true, call -> Answer.of(307, "Location", "http://safe.invalid/"));

    assertThatThrownBy(() -> put(fake.base())).hasMessageContaining("without https");
  }

  @Test
  void redirectsInACircleEnd() {
    fake.rule(call -> true, call -> Answer.of(307, "Location", "/" + call.path()));

    assertThatThrownBy(() -> put(fake.base())).hasMessageContaining("without end");
    assertThat(fake.calls).hasSize(6);
  }

  private static void put(String address) {
    try (SafeServer server = SafeServer.at(SafeAddress.of(address))) {
      ServerTerms unused = server.put(ID, FILE);
    }
  }

  private static @Nullable Answer wantingDigest(Call call, String nonce, String more) {
    String sent = call.header("Authorization");
    return sent.startsWith("Digest ") && sent.contains("nonce=\"" + nonce + "\"")
        ? null
        : Answer.of(
            401,
            "WWW-Authenticate",
            "Digest realm=\"r\", nonce=\"%s\", qop=\"auth\"%s".formatted(nonce, more));
  }
}
