package io.kennung.verification.senders.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.http.BoundedHttp.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Twilio's refusals mean, by the codes of its error dictionary. */
final class TwilioRefusals {

  /** Invalid, unreachable, no mobile, premium, a short code, our own, or opted out of messages. */
  private static final Set<Integer> NUMBER =
      Set.of(
          13224, 21202, 21211, 21214, 21217, 21265, 21266, 21268, 21610, 21612, 21614, 21635, 30003,
          30004, 30005, 30006);

  /** Not authenticated, not active, no credit, suspended: nobody gets anything by this account. */
  private static final Set<Integer> ACCOUNT = Set.of(10001, 10002, 20003, 20005, 20006, 30002);

  /** Too much at once. */
  private static final Set<Integer> BUSY = Set.of(10004, 14107, 20429, 21611, 30001, 30022);

  /** The country or network is not open to this account. */
  private static final Set<Integer> DESTINATION = Set.of(13227, 21215, 21408, 21606, 21608, 32205);

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Problem(@Nullable Integer code) {}

  private TwilioRefusals() {}

  /** The meaning of an answer that is no success. */
  static SendFailure of(Answer answer) {
    if (answer.status() / 100 != 4 || answer.status() == 429) {
      return new SendFailure(Reason.PROVIDER);
    }
    int code = code(answer);
    if (NUMBER.contains(code)) {
      return new SendFailure(Reason.NUMBER);
    }
    if (BUSY.contains(code)) {
      return new SendFailure(Reason.PROVIDER);
    }
    if (DESTINATION.contains(code)) {
      return SendFailure.refusedHere();
    }
    boolean everybody =
        ACCOUNT.contains(code)
            || answer.status() == 401
            || answer.status() == 402
            || answer.status() == 403;
    return everybody ? new SendFailure(Reason.REFUSED) : SendFailure.refusedHere();
  }

  private static int code(Answer answer) {
    try {
      Integer code =
          Json.request(answer.body().getBytes(StandardCharsets.UTF_8), Problem.class).code();
      return code == null ? 0 : code;
    } catch (Refused notJson) {
      return 0;
    }
  }
}
