package io.kennung.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.protocol.IdentityState;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryTest {

  private final FakeDirectory server = new FakeDirectory();
  private final Directory directory = Directory.at(server.base());
  private final SecretKey key = SecretKey.generate(new SecureRandom());

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @Test
  void createdIdentityIsFoundWithItsKey() {
    CreatedIdentity created = directory.create(key);

    assertThat(directory.find(created.identity()))
        .contains(
            new PublicIdentity(created.identity(), key.publicKey(), 0, IdentityState.ACTIVE, 0));
    assertThat(created.serverGroup()).matches("[0-9a-f]{2}");
  }

  @Test
  void unknownIdentityIsNotFound() {
    assertThat(directory.find("NOBODY00")).isEmpty();
  }

  @Test
  void missingStateCountsAsActive() {
    server.put("ABCD1234", key);
    server.identities.get("ABCD1234").remove("state");

    assertThat(directory.find("ABCD1234").orElseThrow().state()).isEqualTo(IdentityState.ACTIVE);
  }

  @Test
  void idThatIsNotWellFormedIsNotSent() {
    assertThatIllegalArgumentException().isThrownBy(() -> directory.find("abcd1234"));
    assertThatIllegalArgumentException().isThrownBy(() -> directory.find("../admin"));
    assertThatIllegalArgumentException().isThrownBy(() -> directory.findAll(List.of("ABCD123")));
    assertThat(server.calls).isEmpty();
  }

  @Test
  void manyAreAskedForInBatchesAndComeInTheOrderAsked() {
    List<String> asked = IntStream.range(0, 2001).mapToObj("%08d"::formatted).toList();
    asked.stream().skip(1).forEach(id -> server.put(id, key));

    assertThat(directory.findAll(asked).keySet())
        .containsExactlyElementsOf(asked.subList(1, asked.size()));
    assertThat(server.calls)
        .extracting(call -> call.body().path("identities").size())
        .containsExactly(1000, 1000, 1);
  }

  @Test
  void noneAreFoundWithoutAsking() {
    assertThat(directory.findAll(List.of())).isEmpty();
    assertThat(server.calls).isEmpty();
  }

  @Test
  void checkTellsStateTypeMaskAndInterval() {
    server.put("ABCD1234", key);
    server.identities.get("ABCD1234").put("state", 1).put("type", 1).put("featureMask", 2047);

    StateCheck check = directory.check(List.of("NOBODY00", "ABCD1234", "NOBODY00"));

    assertThat(check.identities().values())
        .containsExactly(
            new CheckedIdentity("NOBODY00", IdentityState.INVALID, 0, null),
            new CheckedIdentity("ABCD1234", IdentityState.INACTIVE, 1, 2047L));
    assertThat(check.checkInterval()).isEqualTo(Duration.ofHours(1));
    assertThat(directory.check(List.of()).identities()).isEmpty();
  }

  @Test
  void featureMasksAreToldById() {
    server.put("ABCD1234", key);

    assertThat(directory.featureMasks(List.of("ABCD1234", "NOBODY00")))
        .containsEntry("ABCD1234", 0L)
        .containsEntry("NOBODY00", null);
  }

  @Test
  void ownerSetsTheFeatureMask() {
    server.put("ABCD1234", key);

    directory.setFeatureMask(new Identity("ABCD1234", key), 0x7ff);

    assertThat(directory.find("ABCD1234").orElseThrow().featureMask()).isEqualTo(0x7ff);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> directory.setFeatureMask(new Identity("ABCD1234", key), 1L << 53));
  }

  @Test
  void anotherKeyIsRefused() {
    server.put("ABCD1234", key);
    Identity thief = new Identity("ABCD1234", SecretKey.generate(new SecureRandom()));

    assertThatThrownBy(() -> directory.setFeatureMask(thief, 1))
        .isInstanceOfSatisfying(
            DirectoryException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(DirectoryException.Kind.REFUSED);
              assertThat(e.errorType()).contains("invalid-token");
              assertThat(e).hasMessage("that proof is wrong");
            });
  }

  @Test
  void ownerLearnsWhatIsLinked() {
    server.put("ABCD1234", key);

    OwnIdentity own = directory.own(new Identity("ABCD1234", key));

    assertThat(own.email()).contains(OwnIdentity.MASKED_EMAIL);
    assertThat(own.mobileNo()).isEmpty();
  }

  @Test
  void challengeCanBeAnsweredByHand() {
    server.put("ABCD1234", key);
    var members = java.util.Map.of("identity", "ABCD1234", "featureMask", 3);
    TwoPhase twoPhase = directory.twoPhase();
    Challenge challenge = twoPhase.challenge("identity/set_featuremask", members);
    String response = challenge.response(key);

    assertThatThrownBy(() ->
            twoPhase.answer(
                "identity/set_featuremask",
                java.util.Map.of("identity", "ABCD1234", "featureMask", 4),
                challenge.token(),
                response))
        .isInstanceOf(DirectoryException.class);
    twoPhase
        .answer("identity/set_featuremask", members, challenge.token(), response)
        .requireSuccess();
    assertThat(server.identities.get("ABCD1234").path("featureMask").asInt()).isEqualTo(3);
  }

  @Test
  void requestsSayWhatTheyAre() {
    directory.check(List.of());

    FakeDirectory.Call call = server.calls.getFirst();
    assertThat(call.header("Content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(call.header("Accept")).isEqualTo("application/json");
    assertThat(call.header("User-agent")).matches("kennung-client/[0-9]+\\..*");
    assertThat(call.headers()).doesNotContainKeys("Authorization", "Upgrade");
  }

  @Test
  void licenceGoesWithEveryRequestAndIntoTheSecondPhaseOfCreate() {
    Settings settings = Settings.at(server.base()).withLicence(new Licence("klo", "bürste"));
    try (Directory licensed = new Directory(settings)) {
      CreatedIdentity created = licensed.create(key);
      licensed.own(new Identity(created.identity(), key));
      assertThat(licensed.authToken()).isEqualTo("opaque");
    }

    assertThat(server.calls)
        .hasSize(5)
        .allMatch(call -> call.header("Authorization").equals("Basic a2xvOmLDvHJzdGU="));
    assertThat(server.calls.get(0).body().fieldNames()).toIterable().containsExactly("publicKey");
    assertThat(server.calls.get(1).body().path("licenseUsername").asText()).isEqualTo("klo");
    assertThat(server.calls.get(1).body().path("licensePassword").asText()).isEqualTo("bürste");
    assertThat(server.calls.get(2).body().path("appVariant").asText()).isEqualTo("work");
  }
}
