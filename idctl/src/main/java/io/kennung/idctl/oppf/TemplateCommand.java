package io.kennung.idctl.oppf;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import picocli.CommandLine.Command;

/** Prints a configuration to fill in. */
@Command(name = "template", resourceBundle = OppfCommands.TEXTS)
final class TemplateCommand implements Runnable {

  private final Session session;

  TemplateCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Report report = new Report(Configuration.template().stripTrailing());
    report.json().setAll(Configuration.ofTemplate().json());
    session.print(report);
  }
}
