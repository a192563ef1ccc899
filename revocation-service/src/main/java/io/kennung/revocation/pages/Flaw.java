package io.kennung.revocation.pages;

import java.util.Locale;

/** A field of the form that is not filled in as it should be. */
public enum Flaw {
  /** Nothing that could be an id. */
  IDENTITY,
  /** No password at all. */
  PASSWORD,
  /** Not the word that is asked for. */
  CONFIRMATION;

  /** The name of the field. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of the sentence that says so. */
  public String text() {
    return "flaw." + field();
  }
}
