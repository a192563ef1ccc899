package io.kennung.client.safe.doctor;

import io.kennung.client.safe.doctor.Finding.Result;
import java.util.List;

/**
 * What is known about a server after the examination.
 *
 * @param findings one a check, in their order
 */
public record Diagnosis(List<Finding> findings) {

  /** Whether apps can keep backups there. */
  public boolean isHealthy() {
    return findings.stream().noneMatch(finding -> finding.result() == Result.WRONG);
  }

  /** What this check has brought to light. */
  public Finding of(Check check) {
    return findings.get(check.ordinal());
  }
}
