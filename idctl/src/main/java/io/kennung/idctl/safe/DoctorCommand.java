package io.kennung.idctl.safe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.doctor.Diagnosis;
import io.kennung.client.safe.doctor.Doctor;
import io.kennung.client.safe.doctor.Finding;
import io.kennung.client.safe.doctor.Finding.Result;
import io.kennung.client.safe.keeping.Place;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.safe.kept.SafeOptions;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.ExitCode;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Examines a server that shall keep backups. */
@Command(name = "doctor", resourceBundle = SafeCommands.TEXTS)
final class DoctorCommand implements Callable<Integer> {

  private static final Texts TEXTS = Texts.of(DoctorCommand.class);

  private final Session session;
  private final Doctor doctor;

  @Parameters(arity = "0..1", paramLabel = "URL", descriptionKey = "url")
  private String url = "";

  @Mixin private final SafeOptions options = new SafeOptions();

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
    Surroundings surroundings = session.surroundings();
    return SafeAddress.of(
        Optional.of(url)
            .filter(text -> !text.isEmpty())
            .map(text -> SafeOptions.full("URL", text, surroundings))
            .or(() -> options.chosen(surroundings))
            .or(this::ofSafe)
            .orElseThrow(() -> CommandFailure.usage(TEXTS.say("doctor.none"))));
  }

  private Optional<String> ofSafe() {
    return session
        .profile()
        .identity()
        .map(own -> new OwnSafe(session, own.identity().id()).state().place())
        .map(Place::server);
  }

  private static Report report(SafeAddress address, Diagnosis diagnosis) {
    Report report =
        new Report(TEXTS.say(diagnosis.isHealthy() ? "doctor.good" : "doctor.bad", address));
    report.json().put("safeServer", address.toString()).put("healthy", diagnosis.isHealthy());
    ArrayNode checks = report.json().putArray("checks");
    for (Finding finding : diagnosis.findings()) {
      report.row(
          mark(finding.result()) + " " + finding.check().word(),
          switch (finding.result()) {
            case GOOD, SKIPPED -> finding.text();
            case NOTED -> TEXTS.say("doctor.noted");
            case WRONG -> TEXTS.say("doctor.wrong");
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
            TEXTS.say(
                "doctor.sentence", mark(finding.result()), finding.check().word(), finding.text()));
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
