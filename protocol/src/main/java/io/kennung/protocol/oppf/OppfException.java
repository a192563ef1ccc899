package io.kennung.protocol.oppf;

/** A file that is no configuration file, or one that its signature does not vouch for. */
public final class OppfException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final OppfFault fault;

  OppfException(OppfFault fault) {
    super("not a signed configuration file: " + fault.inWords());
    this.fault = fault;
  }

  /** What is wrong. */
  public OppfFault fault() {
    return fault;
  }
}
