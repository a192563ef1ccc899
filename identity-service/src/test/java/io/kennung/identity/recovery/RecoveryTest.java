package io.kennung.identity.recovery;

import static io.kennung.chassis.testing.Wire.challenge;
import static io.kennung.chassis.testing.Wire.newKey;
import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.prove;
import static io.kennung.chassis.testing.Wire.secondPhase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class RecoveryTest {

  private static final String PATH = "/identity/fetch_priv";

  @Inject Table table;

  private Wire.Holder holder;

  @BeforeEach
  void register() {
    holder = Holders.create();
  }

  @Test
  void holderIsToldItsIdentityAndGroupAndNothingThatIsNotThere() {
    prove(PATH, members("consumer"), holder.key())
        .statusCode(200)
        .body("success", equalTo(true))
        .body("identity", equalTo(holder.id()))
        .body("serverGroup", matchesPattern("[0-9a-f]{2}"))
        .body("size()", equalTo(3));
  }

  @Test
  void linkedKindsAreMasked() {
    table.execute(
        "INSERT INTO linked_kind VALUES (?, 'email', true, 1, now()), (?, 'phone', true, 1, now())",
        holder.id(),
        holder.id());

    prove(PATH, members("consumer"), holder.key())
        .body("email", equalTo("***@***"))
        .body("mobileNo", equalTo("***"));

    table.execute(
        "UPDATE linked_kind SET linked = false WHERE identity = ? AND kind = 'email'", holder.id());
    prove(PATH, members("consumer"), holder.key())
        .body("mobileNo", equalTo("***"))
        .body("size()", equalTo(4));
  }

  @Test
  void otherVariantOfTheAppIsRefusedButOnlyToTheHolder() {
    prove(PATH, members("work"), holder.key())
        .statusCode(200)
        .body("success", equalTo(false))
        .body("errorType", equalTo("identity-transfer-prohibited"));
    prove(PATH, members("work"), newKey())
        .body("success", equalTo(false))
        .body("errorType", equalTo(null));

    table.execute("UPDATE identity SET type = 1 WHERE id = ?", holder.id());
    prove(PATH, members("work"), holder.key()).body("success", equalTo(true));
    prove(PATH, members("consumer"), holder.key())
        .body("errorType", equalTo("identity-transfer-prohibited"));
  }

  @Test
  void clientThatDoesNotSayItsVariantIsAnswered() {
    prove(PATH, Map.of("identity", holder.id()), holder.key()).body("success", equalTo(true));
  }

  @Test
  void unheardOfVariantIsMalformed() {
    post(PATH, members("gold")).statusCode(400);
  }

  @Test
  void unknownAndRevokedAreInvalidInTheFirstPhase() {
    table.execute("UPDATE identity SET state = 2 WHERE id = ?", holder.id());

    for (String id : new String[] {holder.id(), "0000000Z"}) {
      post(PATH, Map.of("identity", id, "appVariant", "consumer"))
          .statusCode(200)
          .body("success", equalTo(false))
          .body("errorType", equalTo("invalid-identity"))
          .body("error", equalTo("This identity was not found or has been revoked."));
    }
  }

  @Test
  void inactiveIdentityComesBack() {
    table.execute(
        "UPDATE identity SET state = 1, seen_on = seen_on - 100 WHERE id = ?", holder.id());

    prove(PATH, members("consumer"), holder.key()).body("success", equalTo(true));

    assertThat(table.outbox(holder.id(), "IdentitySeen")).hasSize(1);
  }

  @Test
  void brokenTokenIsCalledInvalid() {
    Map<String, Object> second =
        secondPhase(members("consumer"), challenge(PATH, members("consumer")), holder.key());
    second.put("token", "AAAA");

    post(PATH, second).statusCode(200).body("errorType", equalTo("invalid-token"));
  }

  private Map<String, Object> members(String variant) {
    return Map.of("identity", holder.id(), "appVariant", variant);
  }
}
