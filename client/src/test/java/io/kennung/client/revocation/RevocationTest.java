package io.kennung.client.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kennung.client.Directory;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeRevocation;
import io.kennung.client.Identity;
import io.kennung.protocol.RevocationKey;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationTest {

  private final RevocationKey password = RevocationKey.ofPassword("Zürich-Passwort-ß");
  private final FakeDirectory server = new FakeDirectory();
  private final FakeRevocation fake = new FakeRevocation(server);
  private final Directory directory = Directory.at(server.base());
  private final Revocation revocation = directory.revocation();
  private final Identity own = new Identity("ABCD1234", SecretKey.generate(new SecureRandom()));

  @BeforeEach
  void open() {
    server.put(own.id(), own.key());
  }

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @Test
  void passwordIsSetAndOnlyItsKeyTravels() {
    revocation.setPassword(own, password);

    assertThat(fake.keys).containsEntry("ABCD1234", "GbW0zA==");
    assertThat(server.calls)
        .hasSize(2)
        .allSatisfy(call -> {
          assertThat(call.path()).isEqualTo(FakeRevocation.SET);
          assertThat(call.body().path("revocationKey").asText()).isEqualTo("GbW0zA==");
        });
    assertThat(server.calls.getFirst().body().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("identity", "revocationKey");
  }

  @Test
  void ownerLearnsWhetherAndWhenThePasswordWasSet() {
    assertThat(revocation.passwordSetAt(own)).isEmpty();

    revocation.setPassword(own, password);

    assertThat(revocation.passwordSetAt(own)).contains(Instant.parse("2014-10-29T12:32:54Z"));
    assertThat(server.calls.getFirst().body().fieldNames())
        .toIterable()
        .containsExactly("identity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2014-10-29T12:32:54+0000",
        "2014-10-29T12:32:54Z",
        "2014-10-29T12:32:54+00:00",
        "2014-10-29T13:32:54+0100"
      })
  void timeIsReadAsDirectoriesWriteIt(String time) {
    server.plan(
        Call::isSecondPhase,
        FakeDirectory.Reply.of(
            200, "{\"revocationKeySet\":true,\"lastChanged\":\"" + time + "\"}"));

    assertThat(revocation.passwordSetAt(own)).contains(Instant.parse("2014-10-29T12:32:54Z"));
  }

  @Test
  void ownerRevokesWithTheKey() {
    revocation.revoke(own);

    assertThat(directory.find("ABCD1234")).isEmpty();
    assertThat(server.calls.getFirst().path()).isEqualTo(FakeRevocation.REVOKE);
    assertThat(server.calls.getFirst().body().fieldNames())
        .toIterable()
        .containsExactly("identity");
  }

  @Test
  void whoeverKnowsThePasswordRevokesInOneRequestWithoutTheKey() {
    revocation.setPassword(own, password);
    server.calls.clear();

    revocation.revokeByPassword("ABCD1234", password);

    assertThat(server.identities).isEmpty();
    assertThat(server.calls).hasSize(1);
    assertThat(server.calls.getFirst().body().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("identity", "revocationKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABCD123", "abcd1234", "../admin"})
  void whatIsNoIdIsNotSent(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revocation.revokeByPassword(id, password));
    assertThat(server.calls).isEmpty();
  }
}
