package io.kennung.client.support;

import io.kennung.client.Answer;
import io.kennung.protocol.audit.AuditEntry;
import java.util.List;

/**
 * A part of a record. Texts in it are as the server has sent them: not for a terminal.
 *
 * @param entries the oldest first
 * @param last the number of the last entry of the whole record; 0 where there is none
 */
public record AuditPage(List<AuditEntry> entries, long last) {

  static AuditPage of(Answer answer, Chain chain, long after, int limit) {
    if (!answer.text("chain").equals(chain.service())) {
      throw answer.unexpected("chain");
    }
    List<AuditEntry> entries = answer.objects("entries").stream().map(AuditPage::entry).toList();
    long last = answer.number("last");
    // None although there are some would have a walk ask for ever.
    if (entries.size() > limit || entries.isEmpty() && last > after) {
      throw answer.unexpected("entries");
    }
    if (last < 0 || !entries.isEmpty() && entries.getLast().number() > last) {
      throw answer.unexpected("last");
    }
    return new AuditPage(entries, last);
  }

  private static AuditEntry entry(Answer answer) {
    return new AuditEntry(
        answer.number("number"),
        Facts.time(answer, "at"),
        answer.text("who"),
        answer.text("roles"),
        answer.text("action"),
        answer.text("identity"),
        answer.text("purpose"),
        answer.text("outcome"),
        Facts.hash(answer, "previous"),
        Facts.hash(answer, "hash"));
  }
}
