package io.kennung.staff.audit;

import io.kennung.protocol.audit.AuditEntry;
import java.util.List;

/**
 * A part of the record.
 *
 * @param chain whose record: the name of the service
 * @param entries in the order in which they were asked for
 * @param last the number of the last entry of the whole record; 0 where there is none
 */
public record AuditPage(String chain, List<AuditEntry> entries, long last) {}
