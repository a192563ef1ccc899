package io.kennung.protocol.audit;

import org.jspecify.annotations.Nullable;

/**
 * Walks along a chain, entry by entry, and tells the first that is not as it was written. Not for
 * several threads.
 */
public final class AuditCheck {

  /** What is wrong with the chain. */
  public enum Flaw {
    /** Entries are missing before this one, or it stands in the wrong place. */
    OUT_OF_PLACE,
    /**
     * It does not follow the one before it: that one has been changed, or another one was put in.
     */
    TORN,
    /** It is not as it was written. */
    CHANGED,
    /**
     * It is not the one that stood here before: the chain up to here, or a part of it, was written
     * anew.
     */
    REWRITTEN,
    /** It was there before, and is no longer: the end of the chain was cut off. */
    CUT_OFF
  }

  /** The chain is not what it was. */
  public static final class BrokenChain extends Exception {

    private static final long serialVersionUID = 1;

    private final long number;
    private final Flaw flaw;

    BrokenChain(long number, Flaw flaw) {
      super("entry %d: %s".formatted(number, flaw));
      this.number = number;
      this.flaw = flaw;
    }

    /** At which entry that shows. */
    public long number() {
      return number;
    }

    /** In which way. */
    public Flaw flaw() {
      return flaw;
    }
  }

  /** What was the last entry once. */
  private record Known(long number, String head) {}

  private final String chain;
  private long number;
  private String head;
  private @Nullable Known known;

  private AuditCheck(String chain, long number, String head) {
    this.chain = chain;
    this.number = number;
    this.head = head;
  }

  /** From the first entry. */
  public static AuditCheck fromBeginning(String chain) {
    return new AuditCheck(chain, 0, AuditChain.BEGINNING);
  }

  /**
   * From behind an entry that has been checked before.
   *
   * @param number of that entry
   * @param head its hash, as it was then
   */
  public static AuditCheck after(String chain, long number, String head) {
    return new AuditCheck(chain, number, head);
  }

  /**
   * Also compares with what was the head of this chain at an earlier time: a chain that is whole in
   * itself may be another one.
   *
   * @param lastNumber how many entries there were then
   * @param lastHead the hash of the last one
   */
  public AuditCheck knowing(long lastNumber, String lastHead) {
    known = new Known(lastNumber, lastHead);
    return this;
  }

  /**
   * The next entry.
   *
   * @throws BrokenChain when it is not the one that was written next
   */
  public void next(AuditEntry entry) throws BrokenChain {
    if (entry.number() != number + 1) {
      throw new BrokenChain(entry.number(), Flaw.OUT_OF_PLACE);
    }
    if (!entry.previous().equals(head)) {
      throw new BrokenChain(entry.number(), Flaw.TORN);
    }
    if (!entry.hash().equals(AuditChain.hash(chain, entry))) {
      throw new BrokenChain(entry.number(), Flaw.CHANGED);
    }
    if (known != null && known.number() == entry.number() && !known.head().equals(entry.hash())) {
      throw new BrokenChain(entry.number(), Flaw.REWRITTEN);
    }
    number = entry.number();
    head = entry.hash();
  }

  /**
   * There is no further entry.
   *
   * @throws BrokenChain when there were more of them once
   */
  public void end() throws BrokenChain {
    if (known != null && known.number() > number) {
      throw new BrokenChain(number + 1, Flaw.CUT_OFF);
    }
  }

  /** How many entries stand up to here. */
  public long number() {
    return number;
  }

  /** The hash of the last one: whoever keeps it will notice when anything before it changes. */
  public String head() {
    return head;
  }
}
