package io.kennung.verification.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.Secrets;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@VerificationTest
class PepperRotationTest {

  private static final byte[] OLD = secret(1);
  private static final byte[] NEW = secret(2);

  @Inject Links links;
  @Inject LinkSearch search;
  @Inject People people;
  @Inject Table table;

  private final Peppers before = new Peppers(new Secrets(List.of(OLD)));
  private final Peppers prepared = new Peppers(new Secrets(List.of(OLD, NEW)));
  private final Peppers after = new Peppers(new Secrets(List.of(NEW, OLD)));
  private final Peppers finished = new Peppers(new Secrets(List.of(NEW)));

  private String holder;
  private ContactHash hash;

  @BeforeEach
  void register() {
    holder = people.create().id();
    hash = ContactHash.ofPhone(People.newNumber());
  }

  @Test
  void linkUnderTheOldPepperIsFoundAndKnownUnderBoth() {
    link(holder, before);

    assertThat(links.isLinked(holder, LinkKind.PHONE, after.of(hash))).isTrue();
    assertThat(search.find(after.of(hash).generations(), false)).hasSize(1);
    assertThat(links.isLinked(holder, LinkKind.PHONE, finished.of(hash))).isFalse();
  }

  @Test
  void linkThatTurnsUpMovesToTheNewPepperAndOutlivesTheOld() {
    link(holder, before);

    links.renew(List.of(after.of(hash)));

    assertThat(links.isLinked(holder, LinkKind.PHONE, finished.of(hash))).isTrue();
    assertThat(search.find(finished.of(hash).generations(), false)).hasSize(1);
    assertThat(table.count("link WHERE identity = ? AND revision = 1", holder)).isEqualTo(1);
  }

  @Test
  void addressHasOneOwnerAlsoWhenReplicasDifferAboutTheNewestPepper() {
    String second = people.create().id();
    link(holder, prepared);
    link(second, after);
    assertThat(links.isLinked(holder, LinkKind.PHONE, after.of(hash))).isFalse();
    assertThat(links.isLinked(second, LinkKind.PHONE, prepared.of(hash))).isTrue();

    link(holder, prepared);

    assertThat(table.count("link WHERE identity IN (?, ?) AND address IS NOT NULL", holder, second))
        .isEqualTo(1);
    assertThat(links.isLinked(holder, LinkKind.PHONE, after.of(hash))).isTrue();
  }

  @Test
  void publishedPepperIsRefusedInProduction() {
    Peppers development =
        new Peppers(() -> List.of("ZGV2ZWxvcG1lbnQtb25seS1wZXBwZXItbm90LXNhZmU="));

    assertThatThrownBy(new PepperCheck(development)::refuseDevelopmentPeppers)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("directory.links.peppers");
    new PepperCheck(after).refuseDevelopmentPeppers();
  }

  private void link(String identity, Peppers peppers) {
    QuarkusTransaction.requiringNew()
        .run(() -> links.link(identity, LinkKind.PHONE, peppers.of(hash)));
  }

  private static byte[] secret(int fill) {
    byte[] secret = new byte[Secrets.LENGTH];
    Arrays.fill(secret, (byte) fill);
    return secret;
  }
}
