package io.kennung.idctl.linking;

import io.kennung.client.DirectoryException;
import io.kennung.client.linking.EmailLinking.Linked;
import io.kennung.client.linking.EmailLinking.MailSent;
import io.kennung.client.linking.Next;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.waiting.Countdown;
import io.kennung.idctl.waiting.Prompt;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person at a terminal who waits for a mail and presses the button in it. */
final class EmailDialogue {

  private static final Texts TEXTS = Texts.of(EmailDialogue.class);

  private final Session session;
  private final Prompt prompt;
  private final MailRequest request;

  EmailDialogue(Session session, Prompt prompt, MailRequest request) {
    this.session = session;
    this.prompt = prompt;
    this.request = request;
  }

  /** Until the address is linked or the person has had enough. */
  void run(Next first) {
    @Nullable Countdown countdown = new Countdown(first, now());
    while (countdown != null) {
      String typed = prompt.ask(TEXTS.say("email.ask"), countdown);
      countdown = typed == null ? stop() : answer(typed.toLowerCase(Locale.ROOT), countdown);
    }
  }

  private @Nullable Countdown answer(String typed, Countdown countdown) {
    if (typed.equals(TEXTS.say("word.later"))) {
      return stop();
    }
    if (typed.equals(TEXTS.say("word.again"))) {
      return again(countdown);
    }
    if (!request.isDone()) {
      prompt.say(TEXTS.say("email.notYet"));
      return countdown;
    }
    return end(NowLinked.now(session, request.own(), Kind.EMAIL, Optional.of(address())));
  }

  private @Nullable Countdown again(Countdown countdown) {
    Optional<String> tooEarly = countdown.refusalOfMessage(now());
    if (tooEarly.isPresent()) {
      prompt.say(tooEarly.get());
      return countdown;
    }
    try {
      return switch (Asking.guarded(request::send, TEXTS.say("email.lost"))) {
        case Linked already -> end(NowLinked.already(request.own(), address()));
        case MailSent(Next next) -> said(TEXTS.say("email.sent", address()), next, countdown);
      };
    } catch (DirectoryException e) {
      if (e.kind() != DirectoryException.Kind.REFUSED) {
        throw e;
      }
      return said(String.valueOf(e.getMessage()), Next.of(e), countdown);
    }
  }

  private Countdown said(String sentence, Next next, Countdown countdown) {
    prompt.say(sentence);
    return next.isTold() ? new Countdown(next, now()) : countdown;
  }

  private @Nullable Countdown stop() {
    return end(
        new Report(TEXTS.say("email.waits"))
            .row(TEXTS.say("label.then"), session.command("link check email " + address())));
  }

  private @Nullable Countdown end(Report report) {
    session.print(report);
    return null;
  }

  private String address() {
    return request.address().text();
  }

  private Instant now() {
    return session.surroundings().clock().instant();
  }
}
