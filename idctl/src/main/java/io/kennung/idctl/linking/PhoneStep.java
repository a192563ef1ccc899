package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.client.linking.Linking;
import io.kennung.client.linking.Next;
import io.kennung.client.linking.Verdict;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import java.util.function.BiFunction;

/** One more step with the number that waits for its code. */
final class PhoneStep {

  /** We do not keep the number, so the person types it again. */
  private static final String NUMBER = "NUMBER";

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

  /**
   * @param lost what to do when the answer was lost
   * @param isLast whether a refusal without a word of what is next means the end, if the server is
   *     one that says such words: it may refuse a call for other reasons, but a code for no other
   * @return what may be done next; a refusal is thrown
   */
  Next take(BiFunction<Linking, String, Verdict> step, String lost, boolean isLast) {
    try (Directory directory = session.directory(own::server)) {
      kept.refuseOtherThan(directory.settings().base());
      Verdict verdict =
          Asking.of(
              () -> step.apply(directory.linking(), kept.verificationId()), lost, this::withSteps);
      return switch (verdict) {
        case Verdict.Accepted(Next next) -> next;
        case Verdict.Refused(String reason, Next next) -> throw refusal(reason, next, isLast);
      };
    }
  }

  Report withSteps(Report report, Next next) {
    // Of a refusal that says no more, nothing is known, and its text stands alone.
    return next.isTold() ? steps.phone(report, next, NUMBER) : report;
  }

  void forget() {
    KeptVerification.forget(session.profile());
  }

  private CommandFailure refusal(String reason, Next next, boolean isLast) {
    Report report = new Report(reason);
    boolean isSilent = !next.isTold();
    boolean isTooLate = !kept.isOpenAt(session.surroundings().clock().instant());
    if (next.isOver() || (isSilent && (isTooLate || (isLast && kept.endsAt() != null)))) {
      forget();
      return CommandFailure.refused(reason, steps.over(report, NUMBER));
    }
    return CommandFailure.refused(reason, withSteps(report, next));
  }
}
