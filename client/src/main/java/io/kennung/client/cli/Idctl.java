package io.kennung.client.cli;

import io.kennung.client.Directory;
import io.kennung.client.Licence;
import io.kennung.client.Settings;
import io.kennung.client.Version;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code idctl}, and what all its subcommands share. */
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
      "3:no such identity, or it has been revoked",
      "4:the directory cannot be reached",
      "5:asked too often; try again later"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  KENNUNG_SERVER   the directory, where --server and profile name none",
      "  KENNUNG_HOME     where profiles are kept (default: ~/.config/kennung)",
      "  KENNUNG_LICENCE_USERNAME, KENNUNG_LICENCE_PASSWORD",
      "                   for directories that are licensed",
      "  KENNUNG_DEBUG=1  shows where inside idctl an error comes from"
    })
public final class Idctl implements Runnable {

  private static final URI NEXT_DOOR = URI.create("http://127.0.0.1:8080/");

  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      defaultValue = "default",
      description = "Which identity of this device to use (default: default).")
  private String profileName = "default";

  @Option(
      names = "--server",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "The directory (default: the profile's, else $$KENNUNG_SERVER, else"
              + " http://127.0.0.1:8080).")
  private @Nullable String server;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object instead of text; errors, too, on the error stream.")
  private boolean json;

  private Idctl(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Ends with the exit code. */
  public static void main(String[] args) {
    System.exit(run(Surroundings.real(), args));
  }

  static int run(Surroundings surroundings, String... args) {
    Idctl idctl = new Idctl(surroundings);
    CommandLine line = new CommandLine(idctl);
    line.getCommandSpec()
        .version("idctl " + Version.text())
        .usageMessage()
        .description("Creates and looks up identities in a Kennung directory.");
    line.addSubcommand(new CreateCommand(idctl))
        .addSubcommand(new ShowCommand(idctl))
        .addSubcommand(new FeaturesCommand(idctl))
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setParameterExceptionHandler((problem, arguments) ->
            idctl.complain(problem, Arrays.asList(arguments).contains("--json")))
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> idctl.complain(problem, idctl.json));
    return line.execute(args);
  }

  /** Without a subcommand: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(surroundings.out());
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Profile profile() {
    return Profile.named(profileName, surroundings);
  }

  /** The identity this profile holds. */
  KeptIdentity ownIdentity() {
    Profile profile = profile();
    return profile
        .identity()
        .orElseThrow(() ->
            CommandFailure.profile(
                "profile %s holds no identity yet; make one with: idctl create"
                    .formatted(profile.name())));
  }

  void print(Report report) {
    report.print(surroundings.out(), json);
  }

  /** What a person should know although it is no error; scripts find it in the result. */
  void note(String sentence) {
    if (!json) {
      surroundings.err().println(sentence);
      surroundings.err().flush();
    }
  }

  /**
   * @param ofProfile asked only where the command line does not say it; null where it does not know
   */
  Settings settings(Supplier<@Nullable URI> ofProfile) {
    Settings settings = Settings.at(address(ofProfile));
    return surroundings
        .variable("KENNUNG_LICENCE_USERNAME")
        .map(name -> settings.withLicence(licence(name)))
        .orElse(settings);
  }

  Directory directory(Supplier<@Nullable URI> ofProfile) {
    return new Directory(settings(ofProfile));
  }

  private URI address(Supplier<@Nullable URI> ofProfile) {
    if (server != null) {
      return address("--server", server);
    }
    URI kept = ofProfile.get();
    if (kept != null) {
      return kept;
    }
    return surroundings
        .variable("KENNUNG_SERVER")
        .map(text -> address("KENNUNG_SERVER", text))
        .orElse(NEXT_DOOR);
  }

  private static URI address(String source, String text) {
    try {
      return Settings.at(URI.create(text)).base();
    } catch (IllegalArgumentException e) {
      String reason = e.getCause() == null ? e.getMessage() : "that is no address";
      throw CommandFailure.usage(source + ": " + reason);
    }
  }

  private Licence licence(String username) {
    try {
      return new Licence(username, surroundings.variable("KENNUNG_LICENCE_PASSWORD").orElse(""));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("KENNUNG_LICENCE_USERNAME: " + e.getMessage());
    }
  }

  private int complain(Throwable problem, boolean asJson) {
    Complaint complaint = Complaint.of(problem);
    complaint.print(surroundings, asJson);
    if (surroundings.isDebugging()) {
      problem.printStackTrace(surroundings.err());
    }
    return complaint.exitCode().code();
  }
}
