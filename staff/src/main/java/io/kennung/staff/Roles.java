package io.kennung.staff;

/** What staff may. A person may have several. */
public final class Roles {

  /** Helps people: looks at state and history, searches, resets a stuck verification, notes. */
  public static final String SUPPORT = "support";

  /** As {@link #SUPPORT}; also lifts limits and reads the record of all looks. */
  public static final String SUPPORT_LEAD = "support-lead";

  /** Looks after the directory as a whole: its figures and the record, no single identity. */
  public static final String OPERATOR = "operator";

  private Roles() {}
}
