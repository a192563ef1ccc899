package io.kennung.idctl.shell;

import io.kennung.client.Version;
import io.kennung.idctl.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the man page. */
@Command(name = "manual", resourceBundle = "io.kennung.idctl.shell.texts")
public final class ManualCommand implements Runnable {

  private final Session session;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** One that is not run yet. */
  public ManualCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Printout.of("page", new ManPage(spec.root(), Version.text()).text()).print(session);
  }
}
