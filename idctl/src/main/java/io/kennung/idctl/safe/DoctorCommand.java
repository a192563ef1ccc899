package io.kennung.idctl.safe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.doctor.Diagnosis;
import io.kennung.client.safe.doctor.Doctor;
import io.kennung.client.safe.doctor.Finding;
import io.kennung.client.safe.doctor.Finding.Result;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.ExitCode;
import io.kennung.idctl.terminal.Report;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Examines a server that shall keep backups. */
@Command(
    name = "doctor",
    description = {
      "Finds out whether a server can keep backups: a Safe server, or any WebDAV folder with a"
          + " file config and a folder backups.",
      "",
      "It reads the config, writes a backup of random bytes, and reads, replaces and deletes it."
          + " What is wrong is said in one sentence each, together with what mends it. The exit"
          + " code is 0 where apps can use the server and 1 where they cannot.",
      "Example: idctl safe doctor https://dav.example/kennung/"
    })
final class DoctorCommand implements Callable<Integer> {

  private final Session session;
  private final Doctor doctor;

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description =
          "The server, with user:password@ in front of its host where it wants that (default:"
              + " $$KENNUNG_SAFE_SERVER, which others on this machine cannot read).")
  private String url = "";

  DoctorCommand(Session session, Doctor doctor) {
    this.session = session;
    this.doctor = doctor;
  }

  @Override
  public Integer call() {
    SafeAddress address = address();
    Diagnosis diagnosis = doctor.examine(address);
    session.print(report(address, diagnosis));
    return (diagnosis.isHealthy() ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private SafeAddress address() {
    return url.isEmpty()
        ? SafeOptions.address(
            "KENNUNG_SAFE_SERVER",
            session.surroundings().variable("KENNUNG_SAFE_SERVER").orElse(""))
        : SafeOptions.address("URL", url);
  }

  private static Report report(SafeAddress address, Diagnosis diagnosis) {
    Report report =
        new Report(
            diagnosis.isHealthy()
                ? "%s can keep backups".formatted(address)
                : "%s cannot keep backups yet".formatted(address));
    report.json().put("safeServer", address.toString()).put("healthy", diagnosis.isHealthy());
    ArrayNode checks = report.json().putArray("checks");
    for (Finding finding : diagnosis.findings()) {
      report.row(
          mark(finding.result()) + " " + finding.check().word(),
          switch (finding.result()) {
            case GOOD, SKIPPED -> finding.text();
            case NOTED -> "could be better, see below";
            case WRONG -> "wrong, see below";
          });
      checks
          .addObject()
          .put("check", finding.check().word())
          .put("result", finding.result().name().toLowerCase(Locale.ROOT))
          .put("text", finding.text());
    }
    for (Finding finding : diagnosis.findings()) {
      if (finding.result() == Result.WRONG || finding.result() == Result.NOTED) {
        report.line(
            "%s %s: %s.".formatted(mark(finding.result()), finding.check().word(), finding.text()));
      }
    }
    return report;
  }

  private static String mark(Result result) {
    return switch (result) {
      case GOOD -> "✓";
      case NOTED -> "!";
      case WRONG -> "✗";
      case SKIPPED -> "-";
    };
  }
}
