package io.kennung.verification.senders.testing;

import io.kennung.verification.senders.DeliveryReports;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was reported. */
public final class RecordedReports implements DeliveryReports {

  /** One report. */
  public record Report(String provider, String reference, Fate fate) {}

  private final List<Report> reports = new CopyOnWriteArrayList<>();

  @Override
  public void report(String provider, String providerReference, Fate fate) {
    reports.add(new Report(provider, providerReference, fate));
  }

  public List<Report> all() {
    return reports;
  }
}
