package io.kennung.staff.audit;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.audit.AuditChain;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.protocol.events.AuditRecorded;
import io.kennung.staff.StaffMember;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts on record what staff do, in the transaction of what they get for it: no look without an
 * entry.
 */
@Singleton
public class Audit {

  private final AuditEntries entries;
  private final Outbox outbox;
  private final Clock clock;
  private final String chain;

  @Inject
  Audit(
      AuditEntries entries,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String chain) {
    this.entries = entries;
    this.outbox = outbox;
    this.clock = clock;
    this.chain = chain;
  }

  /** Adds an entry; it is there if what is being done now is committed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(StaffMember who, Deed deed) {
    Optional<AuditEntry> last = entries.lockLast();
    AuditEntry entry =
        AuditChain.seal(
            chain,
            new AuditEntry(
                last.map(AuditEntry::number).orElse(0L) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                who.name(),
                String.join(" ", who.roles()),
                deed.action(),
                deed.identity(),
                deed.purpose().text(),
                deed.outcome(),
                last.map(AuditEntry::hash).orElse(AuditChain.BEGINNING),
                ""));
    entries.add(entry);
    outbox.put(new AuditRecorded(chain, entry));
  }

  /** As {@link #record}, for what comes to nothing otherwise: it stays on record all the same. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void recordAlone(StaffMember who, Deed deed) {
    record(who, deed);
  }

  /** The entries behind this number, oldest first. */
  public AuditPage after(long number, int count) {
    return new AuditPage(chain, entries.after(number, count));
  }

  /** The latest entries before this number that such a filter lets through, newest first. */
  public AuditPage before(long number, int count, AuditFilter filter) {
    return new AuditPage(chain, entries.before(number, count, filter));
  }

  /** The latest entries before this number, newest first. */
  public AuditPage before(long number, int count) {
    return new AuditPage(chain, entries.before(number, count));
  }
}
