package io.kennung.idctl;

import io.kennung.client.Version;
import io.kennung.idctl.contacts.ForgotCommand;
import io.kennung.idctl.contacts.MatchCommand;
import io.kennung.idctl.data.DataCommands;
import io.kennung.idctl.identity.CreateCommand;
import io.kennung.idctl.identity.FeaturesCommand;
import io.kennung.idctl.identity.ShowCommand;
import io.kennung.idctl.linking.LinkCommands;
import io.kennung.idctl.profile.ProfileCommands;
import io.kennung.idctl.revocation.RevocationCommands;
import io.kennung.idctl.safe.SafeCommands;
import io.kennung.idctl.session.Session;
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
    usageHelpAutoWidth = true,
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused by the directory, or another failure",
      "2:wrong usage",
      "3:no such identity or backup, or it has been revoked",
      "4:the directory cannot be reached",
      "5:asked too often; try again later"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  KENNUNG_SERVER   the directory, where --server and profile name none",
      "  KENNUNG_SAFE_SERVER",
      "                   the Safe server, where --safe-server names none",
      "  KENNUNG_HOME     where profiles are kept (default: ~/.config/kennung)",
      "  KENNUNG_PASSPHRASE_FILE",
      "                   holds the passphrase of a locked profile",
      "  KENNUNG_LICENCE_USERNAME, KENNUNG_LICENCE_PASSWORD",
      "                   for directories that are licensed",
      "  KENNUNG_DEBUG=1  shows where inside idctl an error comes from"
    })
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
    return line(surroundings).execute(args);
  }

  /** The command with all its subcommands. */
  static CommandLine line(Surroundings surroundings) {
    Session session = new Session(surroundings);
    CommandLine line = new CommandLine(new Idctl(session));
    line.getCommandSpec()
        .version("idctl " + Version.text())
        .usageMessage()
        .description(
            "Creates, looks up, backs up and revokes identities in a Kennung directory, links"
                + " addresses to them, and finds the people one knows.");
    line.addSubcommand(new CreateCommand(session))
        .addSubcommand(new ShowCommand(session))
        .addSubcommand(new FeaturesCommand(session));
    LinkCommands.addTo(line, session);
    line.addSubcommand(new MatchCommand(session)).addSubcommand(new ForgotCommand(session));
    RevocationCommands.addTo(line, session);
    SafeCommands.addTo(line, session);
    DataCommands.addTo(line, session);
    ProfileCommands.addTo(line, session);
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
