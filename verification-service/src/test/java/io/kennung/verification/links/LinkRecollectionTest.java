package io.kennung.verification.links;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.events.AddressLinked;
import io.kennung.protocol.events.AddressUnlinked;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.IdentitySeen;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is older than what this service has told. */
@VerificationTest
class LinkRecollectionTest {

  private static final Instant THEN = Instant.parse("2026-11-21T10:15:30.123456Z");

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject LinkRecollection recollection;
  @Inject Links links;
  @Inject Peppers peppers;
  @Inject People people;
  @Inject Table table;

  private String anna;
  private KeptAddress address;

  @BeforeEach
  void linkedInTheBackup() {
    anna = people.create().id();
    address = peppers.of(ContactHash.ofPhone(People.newNumber()));
    QuarkusTransaction.requiringNew().run(() -> links.link(anna, LinkKind.PHONE, address));
  }

  @Test
  void addressThatWasUnlinkedDoesNotComeBack() {
    try (TopicWriter kafka = new TopicWriter(bootstrapServers)) {
      kafka.send(Golden.of("AddressUnlinked").about(anna).revision(2).with("reason", "requested"));
    }

    await().atMost(20, SECONDS).until(() -> link(anna).equals("none 2"));
    assertThat(links.ownerOf(address)).isEmpty();
    assertThat(table.outbox(anna, "AddressUnlinked")).isEmpty();
  }

  @Test
  void linkOfAnUnknownAddressIsLostAndThatIsTold() {
    String berta = people.create().id();

    read(new AddressLinked(berta, "phone", 1, THEN));

    assertThat(link(berta)).isEqualTo("none 2");
    assertThat(table.outbox(berta, "AddressUnlinked"))
        .singleElement()
        .asString()
        .contains("\"reason\":\"lost\"", "\"revision\":2");
  }

  @Test
  void addressThatWasTakenOverBelongsToNobody() {
    String berta = people.create().id();

    read(
        new AddressUnlinked(anna, "phone", "displaced", 2, THEN),
        new AddressLinked(berta, "phone", 1, THEN));

    assertThat(links.ownerOf(address)).isEmpty();
  }

  @Test
  void addressThatWasLinkedOnceMoreIsStillLinked() {
    read(new AddressLinked(anna, "phone", 2, THEN), new AddressLinked(anna, "phone", 3, THEN));

    assertThat(link(anna)).isEqualTo("linked 3");
    assertThat(links.ownerOf(address)).map(Owner::identity).contains(anna);
    assertThat(table.outbox(anna, "AddressUnlinked")).isEmpty();
  }

  @Test
  void ofManyTheLastCountsAndIsToldOnce() {
    read(
        new AddressUnlinked(anna, "phone", "replaced", 2, THEN),
        new AddressLinked(anna, "phone", 3, THEN),
        new AddressUnlinked(anna, "phone", "replaced", 4, THEN),
        new AddressLinked(anna, "phone", 5, THEN));

    assertThat(link(anna)).isEqualTo("none 6");
    assertThat(table.outbox(anna, "AddressUnlinked")).hasSize(1);
  }

  @Test
  void whatIsKnownChangesNothing() {
    String before = version();

    read(new AddressLinked(anna, "phone", 1, THEN));
    read(new AddressLinked(anna, "phone", 1, THEN));

    assertThat(version()).isEqualTo(before);
    assertThat(links.ownerOf(address)).map(Owner::identity).contains(anna);
  }

  @Test
  void whatIsNoEventOfThisServiceIsSetAside() {
    assertThatThrownBy(() -> read(new IdentitySeen(anna, LocalDate.EPOCH)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("not an event of directory.link");
    assertThatThrownBy(() -> read(new AddressLinked(anna, "pigeon", 1, THEN)))
        .isInstanceOf(Unreadable.class);
  }

  private void read(DirectoryEvent... events) {
    QuarkusTransaction.requiringNew().run(() -> recollection.on(List.of(events)));
  }

  private String link(String id) {
    return table.text(
        "SELECT CASE WHEN address IS NULL THEN 'none ' ELSE 'linked ' END || revision FROM link"
            + " WHERE kind = 'phone' AND identity = ?",
        id);
  }

  /** Another one whenever the row was written. */
  private String version() {
    return table.text("SELECT xmin || ' ' || ctid FROM link WHERE identity = ?", anna);
  }
}
