package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.client.Answer;
import io.kennung.client.Challenge;
import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.Identity;
import io.kennung.client.TwoPhase;
import io.kennung.client.UnfinishedCreation;
import io.kennung.client.linking.PhoneLinking;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.protocol.RevocationKey;
import io.kennung.protocol.SecretKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One person's way from the first step to the last, patient like an app: what gets no answer is
 * asked again, in a way that does nothing twice.
 */
final class Life {

  /** The steps, in their order. */
  enum Step {
    CREATE,
    ASK_FOR_CODE,
    ENTER_CODE,
    SET_PASSWORD,
    REVOKE
  }

  private static final int PATIENCE = 90;
  private static final RevocationKey PASSWORD = RevocationKey.ofPassword("correct horse");
  private static final String SET_PASSWORD = "identity/set_revocation_key";

  /** An authenticated call of each service. */
  private static final Map<String, Map<String, Object>> CALLS =
      Map.of(
          "identity/set_featuremask",
          Map.of("featureMask", 3),
          "identity/match_token",
          Map.of(),
          SET_PASSWORD,
          Map.of("revocationKey", PASSWORD.base64()));

  private final World world;
  private final Directory directory;
  private final SecretKey key = World.newKey();
  private final String number = "4178" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
  private final Map<String, Challenge> unanswered = new HashMap<>();
  private UnfinishedCreation creation;
  private Identity identity;
  private PhoneVerification verification;
  private int done;

  Life(World world) {
    this.world = world;
    this.directory = world.directory();
  }

  /** What comes next; there must be something. */
  Step next() {
    return Step.values()[done];
  }

  boolean isOver() {
    return done == Step.values().length;
  }

  /** The next step; returns as soon as it has its answer. */
  void goOn() {
    switch (next()) {
      case CREATE -> create();
      case ASK_FOR_CODE -> askForCode();
      case ENTER_CODE -> enterCode();
      case SET_PASSWORD -> setPassword();
      case REVOKE -> revoke();
    }
    done++;
  }

  String id() {
    return identity.id();
  }

  Identity identity() {
    return identity;
  }

  String number() {
    return number;
  }

  @Override
  public String toString() {
    return "life of %s after %d steps".formatted(done == 0 ? "nobody" : id(), done);
  }

  private void create() {
    creation = patiently("begin", () -> directory.begin(key));
    createOnceMore();
  }

  /** Sends the second phase of the creation again, as whoever has copied it could. */
  void createOnceMore() {
    identity = new Identity(patiently("create", () -> directory.finish(creation)).identity(), key);
  }

  private void askForCode() {
    verification = (PhoneVerification) ask();
  }

  private PhoneLinking ask() {
    return patiently(
        "ask for a code",
        () -> directory.linking().linkPhone(identity, number, "de", SmsLink.NONE));
  }

  /** When the answer to the right code was lost, the number is linked already. */
  private void enterCode() {
    String code = world.deliveries().awaitCodeOfOneOrTwo(number, PATIENCE);
    Verdict verdict =
        patiently(
            "enter the code",
            () -> directory.linking().submitCode(verification.verificationId(), code));
    if (verdict instanceof Verdict.Refused) {
      assertThat(ask()).isInstanceOf(PhoneLinking.Linked.class);
    }
  }

  /** Also asks for challenges and keeps them, to answer them when it is too late. */
  private void setPassword() {
    CALLS.forEach((path, members) ->
        unanswered.put(path, patiently(path, () -> calls().challenge(path, with(members)))));
    Challenge challenge =
        patiently(
            "challenge", () -> calls().challenge(SET_PASSWORD, with(CALLS.get(SET_PASSWORD))));
    patiently("set the password", () -> answer(SET_PASSWORD, challenge)).requireSuccess();
  }

  private void revoke() {
    patiently(
        "revoke",
        () -> {
          directory.revocation().revokeByPassword(id(), PASSWORD);
          return true;
        });
  }

  /** What each service says to a challenge from before the end: the types of its refusals. */
  List<String> answerTooLate() {
    return unanswered.entrySet().stream()
        .map(each -> refusal(() -> answer(each.getKey(), each.getValue())))
        .toList();
  }

  /** Likewise to the wish for a new one. */
  List<String> askTooLate() {
    return CALLS.entrySet().stream()
        .map(each -> refusal(() -> calls().challenge(each.getKey(), with(each.getValue()))))
        .toList();
  }

  private static String refusal(Supplier<?> call) {
    try {
      return "no refusal: " + call.get();
    } catch (DirectoryException e) {
      return e.errorType().orElse("none: " + e.getMessage());
    }
  }

  private Answer answer(String path, Challenge challenge) {
    return calls().answer(path, with(CALLS.get(path)), challenge.token(), challenge.response(key));
  }

  private TwoPhase calls() {
    return directory.twoPhase();
  }

  private Map<String, Object> with(Map<String, Object> members) {
    Map<String, Object> all = new HashMap<>(members);
    all.put("identity", id());
    return all;
  }

  /** Asks until there is an answer; a refusal is one. */
  private static <T> T patiently(String what, Supplier<T> attempt) {
    AtomicReference<T> answer = new AtomicReference<>();
    await(what)
        .pollInSameThread()
        .pollDelay(0, MILLISECONDS)
        .pollInterval(100, MILLISECONDS)
        .atMost(PATIENCE, SECONDS)
        .until(() -> {
          try {
            answer.set(attempt.get());
            return true;
          } catch (DirectoryException e) {
            if (e.kind() != Kind.UNREACHABLE) {
              throw e;
            }
            return false;
          }
        });
    return Optional.ofNullable(answer.get()).orElseThrow();
  }
}
