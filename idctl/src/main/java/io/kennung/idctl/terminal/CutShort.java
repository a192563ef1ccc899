package io.kennung.idctl.terminal;

import io.kennung.client.DirectoryException;

/** A server did not do what was asked, or did it unseen, and there is more to say than why. */
public final class CutShort extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RuntimeException reason;
  private final String hint;

  /**
   * @param hint what the person should do now, to stand behind the reason and a semicolon
   */
  public CutShort(RuntimeException reason, String hint) {
    super(reason);
    this.reason = reason;
    this.hint = hint;
  }

  /** Makes a call that changes something, and adds the hint where it may have done so unseen. */
  public static void guarding(Runnable call, String hint) {
    try {
      call.run();
    } catch (DirectoryException e) {
      throw e.mayHaveHappened() ? new CutShort(e, hint) : e;
    }
  }

  RuntimeException reason() {
    return reason;
  }

  String hint() {
    return hint;
  }
}
