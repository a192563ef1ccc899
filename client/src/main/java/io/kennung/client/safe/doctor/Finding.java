package io.kennung.client.safe.doctor;

/**
 * What one check has brought to light.
 *
 * @param check what was looked at
 * @param result how it is
 * @param text a few words where it is good; else one sentence that says what is wrong and how to
 *     mend it
 */
public record Finding(Check check, Result result, String text) {

  /** How it is. */
  public enum Result {
    /** As it should be. */
    GOOD,
    /** It works, and could be better. */
    NOTED,
    /** It does not work. */
    WRONG,
    /** Could not be looked at, since something else is wrong. */
    SKIPPED
  }
}
