package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.client.contacts.Match;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.local.ServiceProcess;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.RevocationKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person ends an identity, and everybody sees it. */
@ExtendWith(SharedWorld.class)
class RevokeIT {

  private static final RevocationKey PASSWORD = RevocationKey.ofPassword("correct horse");

  private final World world;
  private final Directory directory;

  RevokeIT(World world) {
    this.world = world;
    directory = world.directory();
  }

  @Test
  void whoHasLostTheDeviceEndsTheIdentityWithThePasswordSetBeforehand() {
    Identity anna = World.register(directory);
    String number = newNumber();
    link(anna, number, 1);
    directory.revocation().setPassword(anna, PASSWORD);
    List<ServiceProcess> replicas = world.replicas(2);
    replicas.forEach(each -> assertThat(world.at(each).find(anna.id())).isPresent());

    assertThatThrownBy(() ->
            directory
                .revocation()
                .revokeByPassword(anna.id(), RevocationKey.ofPassword("battery staple")))
        .isInstanceOf(DirectoryException.class);
    assertThat(directory.find(anna.id())).isPresent();
    directory.revocation().revokeByPassword(anna.id(), PASSWORD);

    await("ended for everybody")
        .atMost(5, SECONDS)
        .pollInterval(20, MILLISECONDS)
        .until(() -> replicas.stream().allMatch(each -> world.at(each).find(anna.id()).isEmpty()));
    hasEnded(anna);
    assertThat(directory.contacts().findForgotten(Optional.empty(), Optional.of(number))).isEmpty();
    assertThatThrownBy(() -> directory.linking().linkPhone(anna, number, "de", SmsLink.NONE))
        .isInstanceOf(DirectoryException.class);

    Identity berta = World.register(directory);
    await("the number is free")
        .atMost(20, SECONDS)
        .until(() ->
            world
                .rows(
                    World.VERIFICATION,
                    "SELECT state FROM known_identity WHERE id = '%s'".formatted(anna.id()))
                .equals(List.of("2")));
    link(berta, number, 2);
    assertThat(directory.contacts().findForgotten(Optional.empty(), Optional.of(number)))
        .extracting(Match::identity)
        .containsExactly(berta.id());
  }

  @Test
  void whoHoldsTheDeviceEndsTheIdentityWithItsKey() {
    Identity anna = World.register(directory);

    directory.revocation().revoke(anna);

    await("ended").atMost(5, SECONDS).until(() -> directory.find(anna.id()).isEmpty());
    hasEnded(anna);
    assertThatThrownBy(() -> directory.revocation().setPassword(anna, PASSWORD))
        .isInstanceOf(DirectoryException.class);
  }

  @Test
  void whatOneReplicaDiesOverTheOtherFinishes() {
    List<ServiceProcess> replicas = world.replicas(World.REVOCATION, 2);
    Identity anna = World.register(directory);
    world.at(replicas.getFirst()).revocation().setPassword(anna, PASSWORD);

    world.at(replicas.getLast()).revocation().revokeByPassword(anna.id(), PASSWORD);
    replicas.getLast().process().destroyForcibly();

    await("ended").atMost(60, SECONDS).until(() -> directory.find(anna.id()).isEmpty());
    hasEnded(anna);
    assertThat(
            world.rows(
                World.REVOCATION,
                "SELECT 1 FROM outbox WHERE key = '%s' AND type LIKE '%%Revoked%%'"
                    .formatted(anna.id())))
        .hasSize(1);
  }

  @Test
  void whoRegistersAndSetsAPasswordAtOnceDoesNotNotice() {
    Identity anna = World.register(directory);

    directory.revocation().setPassword(anna, PASSWORD);

    directory.revocation().revokeByPassword(anna.id(), PASSWORD);
    await("ended").atMost(20, SECONDS).until(() -> directory.find(anna.id()).isEmpty());
  }

  private void hasEnded(Identity who) {
    assertThat(directory.findAll(List.of(who.id()))).isEmpty();
    assertThat(directory.check(List.of(who.id())).identities().get(who.id()).state())
        .isEqualTo(IdentityState.INVALID);
    assertThatThrownBy(() -> directory.own(who))
        .isInstanceOfSatisfying(
            DirectoryException.class,
            refused -> assertThat(refused.errorType()).hasValue("invalid-identity"));
  }

  private void link(Identity who, String number, int messages) {
    PhoneVerification begun =
        (PhoneVerification) directory.linking().linkPhone(who, number, "de", SmsLink.NONE);
    String code = world.deliveries().awaitCode(number, messages);
    assertThat(directory.linking().submitCode(begun.verificationId(), code))
        .isInstanceOf(Verdict.Accepted.class);
  }

  private static String newNumber() {
    return "4176" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
  }
}
