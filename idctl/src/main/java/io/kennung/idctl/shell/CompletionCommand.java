package io.kennung.idctl.shell;

import io.kennung.idctl.session.Session;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what bash and zsh need to complete commands and options. */
@Command(name = "completion", resourceBundle = "io.kennung.idctl.shell.texts")
public final class CompletionCommand implements Runnable {

  private final Session session;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** One that is not run yet. */
  public CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    CommandLine idctl = spec.root().commandLine();
    Printout.of("script", AutoComplete.bash(idctl.getCommandName(), idctl)).print(session);
  }
}
