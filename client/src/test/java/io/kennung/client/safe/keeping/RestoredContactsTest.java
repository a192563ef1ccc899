package io.kennung.client.safe.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.Directory;
import io.kennung.client.FakeDirectory;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Contact;
import io.kennung.client.belongings.Names;
import io.kennung.client.belongings.Verification;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestoredContactsTest {

  private final FakeDirectory server = new FakeDirectory();
  private final SecretKey one = SecretKey.generate(new SecureRandom());
  private final SecretKey other = SecretKey.generate(new SecureRandom());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void thoseThatTheDirectoryDoesNotKnowAreDroppedAndKeysAreNeverReplaced() {
    server.put("WITHOUT0", one);
    server.put("SAMEKEY0", one);
    server.put("OTHERKEY", one);
    Belongings backup =
        Belongings.none()
            .with(
                List.of(
                    contact("WITHOUT0", Verification.SERVER, null),
                    contact("GONE0000", Verification.FULLY, one.publicKey()),
                    contact("SAMEKEY0", Verification.FULLY, one.publicKey()),
                    contact("OTHERKEY", Verification.FULLY, other.publicKey())));

    RestoredContacts restored = asked(backup, new ArrayList<>());

    assertThat(restored.gone()).isEqualTo(1);
    assertThat(restored.belongings().contacts())
        .extracting(Contact::identity)
        .containsExactly("WITHOUT0", "SAMEKEY0", "OTHERKEY");
    assertThat(key(restored, "WITHOUT0")).contains(one.publicKey());
    assertThat(key(restored, "OTHERKEY")).contains(other.publicKey());
    assertThat(restored.strange()).extracting(Contact::identity).containsExactly("OTHERKEY");
  }

  @Test
  void manyAreAskedAboutInBulk() {
    List<Contact> many = new ArrayList<>();
    for (int i = 0; i < 2001; i++) {
      String id = "A%07d".formatted(i);
      many.add(contact(id, Verification.SERVER, null));
      server.put(id, one);
    }
    List<Integer> progress = new ArrayList<>();

    RestoredContacts restored = asked(Belongings.none().with(many), progress);

    assertThat(restored.belongings().contacts()).hasSize(2001);
    assertThat(server.calls).hasSize(3).allMatch(call -> call.path().equals("identity/fetch_bulk"));
    assertThat(progress).containsExactly(0, 1000, 2000);
  }

  private RestoredContacts asked(Belongings backup, List<Integer> progress) {
    try (Directory directory = Directory.at(server.base())) {
      return RestoredContacts.of(backup, directory::findAll, progress::add);
    }
  }

  private static Optional<PublicKey> key(RestoredContacts restored, String id) {
    return restored.belongings().contact(id).orElseThrow().publicKey();
  }

  private static Contact contact(String id, Verification level, PublicKey key) {
    return new Contact(id, level, Optional.ofNullable(key), Names.NONE, Optional.empty());
  }
}
