package io.kennung.client.linking;

/** What the directory says to a code, or to the wish for a call. */
public sealed interface Verdict {

  /** What may be done next; nothing is told of it where the code was right. */
  Next next();

  /** The code was right and the number is linked, or the call is on its way. */
  record Accepted(Next next) implements Verdict {}

  /**
   * Not this time.
   *
   * @param reason the directory's sentence for the person, safe to print
   * @param next what may be done, and when
   */
  record Refused(String reason, Next next) implements Verdict {}
}
