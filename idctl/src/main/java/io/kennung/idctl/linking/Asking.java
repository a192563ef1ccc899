package io.kennung.idctl.linking;

import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.linking.Next;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.CutShort;
import io.kennung.idctl.terminal.Report;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Makes of the directory's failures what a person who links an address must know. */
final class Asking {

  private Asking() {}

  /**
   * @param lost what to do when the answer was lost
   * @param steps adds to a report what may be done next
   */
  static <T> T of(Supplier<T> call, String lost, BiFunction<Report, Next, Report> steps) {
    try {
      return call.get();
    } catch (DirectoryException e) {
      if (e.mayHaveHappened()) {
        throw new CutShort(e, lost);
      }
      Next next = Next.of(e);
      if (e.kind() == Kind.REFUSED && next.isTold()) {
        throw refusal(String.valueOf(e.getMessage()), next, steps);
      }
      throw e;
    }
  }

  /**
   * Lets failures pass, but for those after which nobody knows what has happened.
   *
   * @param lost what to do when the answer was lost
   */
  static <T> T guarded(Supplier<T> call, String lost) {
    try {
      return call.get();
    } catch (DirectoryException e) {
      throw e.mayHaveHappened() ? new CutShort(e, lost) : e;
    }
  }

  static CommandFailure refusal(String reason, Next next, BiFunction<Report, Next, Report> steps) {
    return CommandFailure.refused(reason, steps.apply(new Report(reason), next));
  }
}
