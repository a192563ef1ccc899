package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.acceptance.Http.Reply;
import io.kennung.client.Challenge;
import io.kennung.client.Identity;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.Match;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.protocol.EmailAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** People in the middle of linking: each step that could be the next. */
final class PendingLinks {

  private static final String EMAIL = "/identity/link_email";
  private static final String PHONE = "/identity/link_mobileno";

  private final World world;

  private final Identity anna;
  private final EmailAddress address = newAddress();
  private final URI link;
  private final String number = newNumber();
  private final PhoneVerification begun;
  private final String code;
  private final String matchToken;

  /** Has a landline, and so is called. */
  private final PhoneVerification bertas;

  private final String landline;

  /** Has only asked for challenges. */
  private final Identity clara;

  private final EmailAddress clarasAddress = newAddress();
  private final String clarasNumber = newNumber();
  private final String mailWish;
  private final String messageWish;

  private PendingLinks(World world) {
    this.world = world;
    anna = World.register(world.directory());
    world.directory().linking().linkEmail(anna, address, "de");
    link = world.deliveries().awaitMailLink(address.text(), 1);
    begun = begin(anna, number);
    code = world.deliveries().awaitCode(number, 1);
    matchToken =
        world
            .directory()
            .twoPhase()
            .run("identity/match_token", Map.of("identity", anna.id()), anna.key())
            .text("matchToken");
    landline = "4144" + ThreadLocalRandom.current().nextInt(2_000_000, 9_000_000);
    bertas = begin(World.register(world.directory()), landline);
    clara = World.register(world.directory());
    mailWish = proven(EMAIL, Map.of("identity", clara.id(), "email", clarasAddress.text()));
    messageWish = proven(PHONE, Map.of("identity", clara.id(), "mobileNo", clarasNumber));
  }

  static PendingLinks begin(World world) {
    return new PendingLinks(world);
  }

  /** Every next step of a program, at once. */
  List<CompletableFuture<Reply>> questions() {
    String token = "{\"matchToken\":\"%s\",\"mobileNoHashes\":[]}".formatted(matchToken);
    return Stream.of(
            post(EMAIL, json(Map.of("identity", clara.id(), "email", clarasAddress.text()))),
            post(EMAIL, mailWish),
            post(PHONE, json(Map.of("identity", clara.id(), "mobileNo", clarasNumber))),
            post(PHONE, messageWish),
            post(PHONE, json(Map.of("verificationId", begun.verificationId(), "code", code))),
            post(
                "/identity/link_mobileno_call",
                json(Map.of("verificationId", bertas.verificationId()))),
            post("/identity/match_token", json(Map.of("identity", anna.id()))),
            post("/identity/match", token),
            Http.getLater(link),
            Http.postLater(link, ""))
        .toList();
  }

  /** The page behind the mail's link, in a browser. */
  Reply mailPage() {
    return Http.get(link, "Accept", "text/html,*/*;q=0.8", "Accept-Language", "de");
  }

  /** The same steps, which now lead on; what was asked for in vain is sent once. */
  void goOn() {
    assertThat(mailPage().status()).isEqualTo(200);
    assertThat(Http.post(link, "").status()).isEqualTo(200);
    assertThat(world.directory().linking().checkEmail(anna.id(), address)).isTrue();
    accepted(world.directory().linking().submitCode(begun.verificationId(), code));
    accepted(world.directory().linking().call(bertas.verificationId()));
    assertThat(world.deliveries().awaitMessage(landline, 1).required("kind").asText())
        .isEqualTo("call");
    succeeded(post(EMAIL, mailWish).join());
    world.deliveries().awaitMailLink(clarasAddress.text(), 1);
    succeeded(post(PHONE, messageWish).join());
    world.deliveries().awaitCode(clarasNumber, 1);
    assertThat(
            world
                .directory()
                .contacts()
                .match(clara, null, AddressBook.of(List.of(address), List.of(number)), false)
                .matches())
        .extracting(Match::identity)
        .containsExactly(anna.id());
  }

  private PhoneVerification begin(Identity who, String which) {
    return (PhoneVerification)
        world.directory().linking().linkPhone(who, which, "de", SmsLink.NONE);
  }

  /** The second phase, ready to be sent. */
  private String proven(String path, Map<String, String> members) {
    Challenge challenge = world.directory().twoPhase().challenge(path.substring(1), members);
    Map<String, String> proven = new HashMap<>(members);
    proven.put("token", challenge.token());
    proven.put("response", challenge.response(clara.key()));
    return json(proven);
  }

  private CompletableFuture<Reply> post(String path, String body) {
    return Http.postLater(world.stack().frontDoor().resolve(path), body);
  }

  private static String json(Map<String, String> members) {
    return Http.JSON.valueToTree(members).toString();
  }

  private static void succeeded(Reply reply) {
    assertThat(reply.json().required("success").asBoolean()).as(reply.body()).isTrue();
  }

  private static void accepted(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }

  private static EmailAddress newAddress() {
    return EmailAddress.of("anna" + System.nanoTime() + "@example.org");
  }

  private static String newNumber() {
    return "4176" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
  }
}
