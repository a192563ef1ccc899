package io.kennung.idctl;

import io.kennung.client.Version;
import io.kennung.idctl.audit.AuditCommands;
import io.kennung.idctl.contacts.ContactsCommands;
import io.kennung.idctl.contacts.ForgotCommand;
import io.kennung.idctl.contacts.MatchCommand;
import io.kennung.idctl.data.DataCommands;
import io.kennung.idctl.export.ExportCommand;
import io.kennung.idctl.export.RestoreCommand;
import io.kennung.idctl.identity.CreateCommand;
import io.kennung.idctl.identity.FeaturesCommand;
import io.kennung.idctl.identity.ShowCommand;
import io.kennung.idctl.linking.LinkCommands;
import io.kennung.idctl.oppf.OppfCommands;
import io.kennung.idctl.profile.ProfileCommands;
import io.kennung.idctl.revocation.RevocationCommands;
import io.kennung.idctl.safe.SafeCommands;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.shell.CompletionCommand;
import io.kennung.idctl.shell.ManualCommand;
import io.kennung.idctl.support.SupportCommands;
import io.kennung.idctl.terminal.Complaint;
import io.kennung.idctl.terminal.Surroundings;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code idctl}: knows its subcommands, and ends with an exit code. */
@Command(
    name = "idctl",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
public final class Idctl implements Runnable {

  @Mixin private final Session session;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private Idctl(Session session) {
    this.session = session;
  }

  /** Ends with the exit code. */
  public static void main(String[] args) {
    System.exit(run(Surroundings.real(), args));
  }

  static int run(Surroundings surroundings, String... args) {
    try {
      return line(surroundings).execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      // Picocli hands on what is no exception, and Java would print where it happened.
      return complain(surroundings, e, Arrays.asList(args).contains("--json"));
    }
  }

  /** The command with all its subcommands. */
  static CommandLine line(Surroundings surroundings) {
    Session session = new Session(surroundings);
    CommandLine line = new CommandLine(new Idctl(session));
    line.getCommandSpec().version("idctl " + Version.text());
    line.addSubcommand(new CreateCommand(session))
        .addSubcommand(new ShowCommand(session))
        .addSubcommand(new FeaturesCommand(session))
        .addSubcommand(new ExportCommand(session))
        .addSubcommand(new RestoreCommand(session));
    LinkCommands.addTo(line, session);
    ContactsCommands.addTo(line, session);
    line.addSubcommand(new MatchCommand(session)).addSubcommand(new ForgotCommand(session));
    RevocationCommands.addTo(line, session);
    SafeCommands.addTo(line, session);
    DataCommands.addTo(line, session);
    ProfileCommands.addTo(line, session);
    OppfCommands.addTo(line, session);
    SupportCommands.addTo(line, session);
    AuditCommands.addTo(line, session);
    line.addSubcommand(new CompletionCommand(session)).addSubcommand(new ManualCommand(session));
    HelpTexts.addTo(line);
    return line.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setParameterExceptionHandler((problem, arguments) ->
            complain(surroundings, problem, Arrays.asList(arguments).contains("--json")))
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> complain(surroundings, problem, session.isJson()));
  }

  /** Without a subcommand: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int complain(Surroundings surroundings, Throwable problem, boolean asJson) {
    Complaint complaint = Complaint.of(problem);
    complaint.print(surroundings, asJson);
    if (surroundings.isDebugging()) {
      problem.printStackTrace(surroundings.err());
    }
    return complaint.exitCode().code();
  }
}
