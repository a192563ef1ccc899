package io.kennung.verification.testing;

import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.prove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Wire;
import io.kennung.verification.pages.EmailConfirmation;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Links addresses as a person would. */
@Singleton
public class Linker {

  /** The path for numbers. */
  public static final String PHONE = "/identity/link_mobileno";

  /** The path for calls. */
  public static final String CALL = "/identity/link_mobileno_call";

  /** The path for mail addresses. */
  public static final String EMAIL = "/identity/link_email";

  private final Gateway gateway;
  private final Mailbox mailbox;
  private final EmailConfirmation confirmation;

  @Inject
  Linker(Gateway gateway, Mailbox mailbox, EmailConfirmation confirmation) {
    this.gateway = gateway;
    this.mailbox = mailbox;
    this.confirmation = confirmation;
  }

  /** Both phases. */
  public static ValidatableResponse begin(Wire.Holder who, String number) {
    return prove(PHONE, Map.of("identity", who.id(), "mobileNo", number), who.key());
  }

  /** A code. */
  public static ValidatableResponse submit(String verificationId, String code) {
    return post(PHONE, Map.of("verificationId", verificationId, "code", code));
  }

  /** A call. */
  public static ValidatableResponse call(String verificationId) {
    return post(CALL, Map.of("verificationId", verificationId));
  }

  /** Whether the pair is linked. */
  public static void assertLinked(Wire.Holder who, String number, boolean linked) {
    post(PHONE, Map.of("identity", who.id(), "mobileNo", number)).body("linked", equalTo(linked));
  }

  /** The whole way, with a number that has got no message before. */
  public void linkPhone(Wire.Holder who, String number) {
    String id = begin(who, number).extract().path("verificationId");
    submit(id, gateway.await(number, 1).code()).body("success", equalTo(true));
  }

  /** Both phases. */
  public static ValidatableResponse beginEmail(Wire.Holder who, String address) {
    return prove(EMAIL, Map.of("identity", who.id(), "email", address, "lang", "en"), who.key());
  }

  /** Whether the pair is linked. */
  public static void assertEmailLinked(Wire.Holder who, String address, boolean linked) {
    post(EMAIL, Map.of("identity", who.id(), "email", address)).body("linked", equalTo(linked));
  }

  /** The whole way, with an address that has got no mail before. */
  public void linkEmail(Wire.Holder who, String address) {
    beginEmail(who, address).body("success", equalTo(true));
    assertThat(confirmation.confirm(mailbox.awaitToken(address, 1))).isTrue();
  }
}
