package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.client.CheckedIdentity;
import io.kennung.client.CreatedIdentity;
import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.Identity;
import io.kennung.client.OwnIdentity;
import io.kennung.client.PublicIdentity;
import io.kennung.client.StateCheck;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.SecretKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person creates an identity, another one finds it. */
@ExtendWith(SharedWorld.class)
class CreateAndLookUpIT {

  private static final String NOBODY = "*NOBODY0";

  private final Directory directory;

  CreateAndLookUpIT(World world) {
    directory = world.directory();
  }

  @Test
  void whatOneCreatesEverybodyFinds() {
    SecretKey key = World.newKey();
    CreatedIdentity created = directory.create(key);

    assertThat(created.identity()).matches("[0-9A-Z]{8}");
    assertThat(created.serverGroup()).matches("[0-9a-f]{2}");
    assertThat(directory.find(created.identity()))
        .contains(
            new PublicIdentity(created.identity(), key.publicKey(), 0, IdentityState.ACTIVE, 0));
  }

  @Test
  void manyAreFoundInTheOrderAskedAndUnknownOnesAreLeftOut() {
    Identity anna = World.register(directory);
    Identity berta = World.register(directory);

    var found = directory.findAll(List.of(berta.id(), NOBODY, anna.id()));

    assertThat(found.keySet()).containsExactly(berta.id(), anna.id());
    assertThat(found.get(berta.id()).publicKey()).isEqualTo(berta.key().publicKey());
    assertThat(found.get(anna.id()).publicKey()).isEqualTo(anna.key().publicKey());
  }

  @Test
  void aFeatureMaskIsVisibleEverywhereOnceItIsSet() {
    Identity anna = World.register(directory);
    assertThat(directory.find(anna.id()).orElseThrow().featureMask()).isZero();

    directory.setFeatureMask(anna, 0x7ff);

    // A replica may have it in memory, and hears of the change a moment later.
    await()
        .pollDelay(0, MILLISECONDS)
        .atMost(20, SECONDS)
        .untilAsserted(() -> {
          assertThat(directory.featureMasks(List.of(anna.id(), NOBODY)))
              .containsEntry(anna.id(), 0x7ffL)
              .containsEntry(NOBODY, null);
          assertThat(directory.findAll(List.of(anna.id())).values())
              .extracting(PublicIdentity::featureMask)
              .containsExactly(0x7ffL);
          assertThat(directory.find(anna.id()).orElseThrow().featureMask()).isEqualTo(0x7ff);
        });
  }

  @Test
  void aCheckTellsLivingFromUnknownAndWhenToAskAgain() {
    Identity anna = World.register(directory);
    directory.setFeatureMask(anna, 3);

    StateCheck check = directory.check(List.of(NOBODY, anna.id()));

    assertThat(check.checkInterval()).isEqualTo(Duration.ofDays(1));
    assertThat(check.identities().values())
        .containsExactly(
            new CheckedIdentity(NOBODY, IdentityState.INVALID, 0, null),
            new CheckedIdentity(anna.id(), IdentityState.ACTIVE, 0, 3L));
  }

  @Test
  void theOwnerLearnsWhatIsLinked() {
    SecretKey key = World.newKey();
    CreatedIdentity created = directory.create(key);

    OwnIdentity own = directory.own(new Identity(created.identity(), key));

    assertThat(own.serverGroup()).isEqualTo(created.serverGroup());
    assertThat(own.email()).isEmpty();
    assertThat(own.mobileNo()).isEmpty();
  }

  @Test
  void anUnknownIdentityIsNotThere() {
    assertThat(directory.find(NOBODY)).isEmpty();
    assertThat(directory.findAll(List.of(NOBODY))).isEmpty();
    assertThatThrownBy(() -> directory.own(new Identity(NOBODY, World.newKey())))
        .isInstanceOfSatisfying(
            DirectoryException.class,
            refused -> assertThat(refused.errorType()).contains("invalid-identity"));
  }

  @Test
  void aWrongKeyIsRefusedAndChangesNothing() {
    Identity anna = World.register(directory);
    Identity thief = new Identity(anna.id(), World.newKey());

    for (Runnable theft :
        Arrays.<Runnable>asList(
            () -> directory.setFeatureMask(thief, 1), () -> directory.own(thief))) {
      assertThatThrownBy(theft::run)
          .isInstanceOfSatisfying(
              DirectoryException.class,
              refused -> assertThat(refused.kind()).isEqualTo(Kind.REFUSED));
    }
    assertThat(directory.find(anna.id()).orElseThrow().featureMask()).isZero();
  }
}
