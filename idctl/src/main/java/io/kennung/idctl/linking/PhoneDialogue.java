package io.kennung.idctl.linking;

import io.kennung.client.DirectoryException;
import io.kennung.client.linking.Next;
import io.kennung.client.linking.PhoneLinking;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.Verdict;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.idctl.waiting.Countdown;
import io.kennung.idctl.waiting.Prompt;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A person at a terminal who waits for a code; what cannot be done yet is not asked for. */
final class PhoneDialogue {

  private static final Texts TEXTS = Texts.of(PhoneDialogue.class);

  private static final Next UNTOLD =
      new Next(
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty());

  private final Session session;
  private final Prompt prompt;
  private final Optional<NumberRequest> request;
  private PhoneStep step;

  PhoneDialogue(Session session, Prompt prompt, NumberRequest request) {
    this(session, prompt, Optional.of(request));
  }

  /**
   * @param request for another SMS, where the number is known
   */
  PhoneDialogue(Session session, Prompt prompt, Optional<NumberRequest> request) {
    this.session = session;
    this.prompt = prompt;
    this.request = request;
    this.step = new PhoneStep(session);
  }

  /** Until the number is linked, the verification over, or the person has had enough. */
  void run(Next first) {
    ask(from(first));
  }

  /** The same, with a call at once. */
  void runWithCall() {
    ask(call(from(UNTOLD)));
  }

  private void ask(Countdown first) {
    @Nullable Countdown countdown = first;
    while (countdown != null) {
      String typed = prompt.ask(TEXTS.say("phone.ask"), countdown);
      countdown = typed == null ? stop() : answer(typed.toLowerCase(Locale.ROOT), countdown);
    }
  }

  /** Nothing where the dialogue is over. */
  private @Nullable Countdown answer(String typed, Countdown countdown) {
    if (typed.isEmpty()) {
      return countdown;
    }
    if (typed.equals(TEXTS.say("word.later"))) {
      return stop();
    }
    if (typed.equals(TEXTS.say("word.call"))) {
      return call(countdown);
    }
    return typed.equals(TEXTS.say("word.again")) ? again(countdown) : code(typed, countdown);
  }

  private Countdown call(Countdown countdown) {
    Optional<String> tooEarly = countdown.refusalOfCall(now());
    if (tooEarly.isPresent()) {
      prompt.say(tooEarly.get());
      return countdown;
    }
    return switch (step.verdict((linking, id) -> linking.call(id), TEXTS.say("call.lost"))) {
      case Verdict.Accepted(Next next) -> said(TEXTS.say("call.coming"), next, countdown);
      case Verdict.Refused(String reason, Next next) -> refused(reason, next, false, countdown);
    };
  }

  private @Nullable Countdown code(String typed, Countdown countdown) {
    String digits;
    try {
      digits = Typed.code(typed);
    } catch (CommandFailure e) {
      prompt.say(TEXTS.say("phone.unclear"));
      return countdown;
    }
    Optional<String> tooEarly = countdown.refusalOfCode(now());
    if (tooEarly.isPresent()) {
      prompt.say(tooEarly.get());
      return countdown;
    }
    String lost = TEXTS.say("code.lost", session.command("show"));
    return switch (step.verdict((linking, id) -> linking.submitCode(id, digits), lost)) {
      case Verdict.Accepted accepted -> end(step.linked());
      case Verdict.Refused(String reason, Next next) -> refused(reason, next, true, countdown);
    };
  }

  private @Nullable Countdown again(Countdown countdown) {
    Optional<String> tooEarly =
        request.isPresent()
            ? countdown.refusalOfMessage(now())
            : Optional.of(
                TEXTS.say(
                    "again.unknown",
                    session.command(TEXTS.say("command.phone", TEXTS.say("number.any")))));
    if (tooEarly.isPresent()) {
      prompt.say(tooEarly.get());
      return countdown;
    }
    NumberRequest sms = request.orElseThrow();
    try {
      return switch (Asking.guarded(sms::send, TEXTS.say("phone.lost"))) {
        case PhoneLinking.Linked already -> end(NowLinked.already(sms.own(), sms.number()));
        case PhoneVerification verification -> resent(sms, verification, countdown);
      };
    } catch (DirectoryException e) {
      if (e.kind() != DirectoryException.Kind.REFUSED) {
        throw e;
      }
      return refused(String.valueOf(e.getMessage()), Next.of(e), false, countdown);
    }
  }

  private Countdown resent(NumberRequest sms, PhoneVerification verification, Countdown countdown) {
    step = new PhoneStep(session);
    String sentence = verification.notice().orElseGet(() -> TEXTS.say("phone.sent", sms.number()));
    return said(sentence, verification.next(), countdown);
  }

  private Countdown refused(String reason, Next next, boolean isLast, Countdown countdown) {
    if (step.isEnd(next, isLast)) {
      throw step.refusal(reason, next, isLast);
    }
    return said(reason, next, countdown);
  }

  /** What the directory has not told anew goes on as before. */
  private Countdown said(String sentence, Next next, Countdown countdown) {
    prompt.say(sentence);
    return next.isTold() ? from(next) : countdown;
  }

  private @Nullable Countdown stop() {
    return end(
        new Report(TEXTS.say("phone.waits"))
            .row(TEXTS.say("label.code"), session.command(TEXTS.say("command.code")))
            .row(TEXTS.say("label.call"), session.command("link call")));
  }

  private @Nullable Countdown end(Report report) {
    session.print(report);
    return null;
  }

  private Countdown from(Next next) {
    return new Countdown(next, now());
  }

  private Instant now() {
    return session.surroundings().clock().instant();
  }
}
