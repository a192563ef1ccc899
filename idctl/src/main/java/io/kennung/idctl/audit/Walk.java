package io.kennung.idctl.audit;

import io.kennung.protocol.audit.AuditCheck;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One chain on its way through the check, and what has come of it. */
final class Walk {

  private final String chain;
  private final @Nullable KeptHead kept;
  private final AuditCheck check;
  private final long first;
  private @Nullable BrokenChain broken;

  private Walk(String chain, @Nullable KeptHead kept, AuditCheck check) {
    this.chain = chain;
    this.kept = kept;
    this.check = kept == null ? check : check.knowing(kept.number(), kept.head());
    this.first = check.number() + 1;
  }

  /** From its first entry on. */
  static Walk fromBeginning(String chain, @Nullable KeptHead kept) {
    return new Walk(chain, kept, AuditCheck.fromBeginning(chain));
  }

  /** From an entry on before which nothing is known, as a copy begins that is not kept for ever. */
  static Walk from(String chain, AuditEntry first, @Nullable KeptHead kept) {
    return new Walk(chain, kept, AuditCheck.after(chain, first.number() - 1, first.previous()));
  }

  String chain() {
    return chain;
  }

  AuditCheck check() {
    return check;
  }

  /** The number of the entry with which it began. */
  long first() {
    return first;
  }

  Optional<KeptHead> kept() {
    return Optional.ofNullable(kept);
  }

  /** It does not go on from here. */
  void breaks(BrokenChain how) {
    broken = how;
  }

  Optional<BrokenChain> broken() {
    return Optional.ofNullable(broken);
  }
}
