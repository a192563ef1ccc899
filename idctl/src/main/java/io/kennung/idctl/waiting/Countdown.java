package io.kennung.idctl.waiting;

import io.kennung.client.linking.Next;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be done next, and how long it is until then.
 *
 * @param next counted from {@code since}
 * @param since by our clock
 */
public record Countdown(Next next, Instant since) {

  private static final Texts TEXTS = Texts.of(Countdown.class);

  /** One line of text, fit for a terminal; empty where the directory has told nothing. */
  public String line(Instant now) {
    List<String> parts = new ArrayList<>();
    next.tryIn()
        .map(wait -> left(wait, now))
        .filter(Duration::isPositive)
        .ifPresent(wait -> parts.add(TEXTS.say("count.code", Words.in(wait))));
    next.callIn().ifPresent(wait -> parts.add(TEXTS.say("count.call", Words.in(left(wait, now)))));
    next.resendIn()
        .ifPresent(wait -> parts.add(TEXTS.say("count.again", Words.in(left(wait, now)))));
    next.codeExpiresIn()
        .map(wait -> TEXTS.say("count.code.ends", Words.in(left(wait, now))))
        .or(() -> next.expiresIn().map(wait -> TEXTS.say("count.ends", Words.in(left(wait, now)))))
        .ifPresent(parts::add);
    return String.join(TEXTS.say("count.between"), parts);
  }

  /** How long a person must still wait for a call; nothing where that is possible now. */
  public Optional<String> refusalOfCall(Instant now) {
    return refusal("call", next.callIn(), now);
  }

  /** How long for another message; nothing where that is possible now. */
  public Optional<String> refusalOfMessage(Instant now) {
    return refusal("again", next.resendIn(), now);
  }

  /** How long for a code; nothing where that is possible now. */
  public Optional<String> refusalOfCode(Instant now) {
    return refusal("code", next.tryIn(), now);
  }

  private Optional<String> refusal(String what, Optional<Duration> wait, Instant now) {
    if (!next.isTold()) {
      return Optional.empty();
    }
    if (wait.isEmpty()) {
      return Optional.of(TEXTS.say("never." + what));
    }
    return wait.map(time -> left(time, now))
        .filter(Duration::isPositive)
        .map(time -> TEXTS.say("later." + what, Words.of(time)));
  }

  /** In whole seconds, so that zero means now. */
  private Duration left(Duration wait, Instant now) {
    Duration left = wait.minus(Duration.between(since, now));
    return left.isPositive() ? Duration.ofSeconds(left.plusMillis(999).toSeconds()) : Duration.ZERO;
  }
}
