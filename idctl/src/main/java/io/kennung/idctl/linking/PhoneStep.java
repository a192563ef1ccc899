package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.client.linking.Linking;
import io.kennung.client.linking.Next;
import io.kennung.client.linking.Verdict;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import java.util.Optional;
import java.util.function.BiFunction;

/** One more step with the number that waits for its code. */
final class PhoneStep {

  private final Session session;
  private final KeptIdentity own;
  private final KeptVerification kept;
  private final NextSteps steps;

  /** Fails where no number waits. */
  PhoneStep(Session session) {
    this.session = session;
    this.own = session.ownIdentity();
    this.kept = KeptVerification.required(session.profile(), own);
    this.steps = new NextSteps(session);
  }

  String identity() {
    return kept.identity();
  }

  /** Another SMS to the same number, in the language of this system. */
  Optional<NumberRequest> request() {
    return Optional.ofNullable(kept.number())
        .map(number -> new NumberRequest(session, own, number, session.surroundings().language()));
  }

  /**
   * @param lost what to do when the answer was lost
   */
  Verdict verdict(BiFunction<Linking, String, Verdict> step, String lost) {
    try (Directory directory = session.directory(own::server)) {
      kept.refuseOtherThan(directory.settings().base());
      return Asking.of(
          () -> step.apply(directory.linking(), kept.verificationId()), lost, this::withSteps);
    }
  }

  /**
   * @param lost what to do when the answer was lost
   * @param isLast whether a refusal without a word of what is next means the end, if the server is
   *     one that says such words: it may refuse a call for other reasons, but a code for no other
   * @return what may be done next; a refusal is thrown
   */
  Next take(BiFunction<Linking, String, Verdict> step, String lost, boolean isLast) {
    return switch (verdict(step, lost)) {
      case Verdict.Accepted(Next next) -> next;
      case Verdict.Refused(String reason, Next next) -> throw refusal(reason, next, isLast);
    };
  }

  Report withSteps(Report report, Next next) {
    // Of a refusal that says no more, nothing is known, and its text stands alone.
    return next.isTold() ? steps.phone(report, next, kept.numberToType()) : report;
  }

  /** The code was right. */
  Report linked() {
    KeptVerification.forget(session.profile());
    return NowLinked.now(session, own, Kind.PHONE, Optional.ofNullable(kept.number()));
  }

  /** Whether nothing can be done with this verification any more. */
  boolean isEnd(Next next, boolean isLast) {
    boolean isSilent = !next.isTold();
    boolean isTooLate = !kept.isOpenAt(session.surroundings().clock().instant());
    return next.isOver() || (isSilent && (isTooLate || (isLast && kept.endsAt() != null)));
  }

  CommandFailure refusal(String reason, Next next, boolean isLast) {
    Report report = new Report(reason);
    if (isEnd(next, isLast)) {
      KeptVerification.forget(session.profile());
      return CommandFailure.refused(reason, steps.over(report, kept.numberToType()));
    }
    return CommandFailure.refused(reason, withSteps(report, next));
  }
}
