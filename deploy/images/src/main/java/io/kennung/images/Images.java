package io.kennung.images;

import io.kennung.images.base.Base;
import io.kennung.images.base.Registries;
import io.kennung.local.run.Progress;
import io.kennung.local.run.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./dev images}: builds the images of all services, or of some. */
@Command(
    name = "./dev images",
    description = "Builds one OCI image a service. No container engine is needed.",
    sortOptions = false)
public final class Images implements Runnable {

  /** Has the JVM that the services are tested with, what Debian keeps well, and no shell. */
  private static final String USUAL_BASE = "gcr.io/distroless/java25-debian13:nonroot";

  private static final String PREFIX = "kennung";

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Which: identity-service, verification-service, … All, if none is named.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "REF|FILE|jlink",
      defaultValue = USUAL_BASE,
      description = {
        "What they stand on: an image in a registry, or in a file as `docker save` writes it;",
        "jlink makes one of the JDK and the libraries of this machine, and needs no registry.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String baseName = USUAL_BASE;

  @Option(
      names = "--push",
      paramLabel = "REGISTRY/PREFIX",
      description = "Bring them to a registry, such as registry.example.org/kennung.")
  private @Nullable String push;

  @Option(names = "--tag", description = "Instead of the version of this checkout.")
  private @Nullable String tag;

  @Option(names = "--no-aot", description = "Without start-up caches: starts take thrice as long.")
  private boolean noAot;

  @Option(names = "--insecure", description = "Registries may speak plain HTTP.")
  private boolean insecure;

  @Option(names = "--output", paramLabel = "FOLDER", description = "Leave the archives there.")
  private @Nullable Path output;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  @Option(names = "--root", hidden = true, required = true)
  private Path root = Path.of("");

  public static void main(String[] arguments) {
    int code =
        new CommandLine(new Images())
            .setParameterExceptionHandler((problem, given) -> {
              System.err.println(problem.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
            .setExecutionExceptionHandler((problem, command, given) -> {
              System.err.println(problem instanceof StartFailure ? problem.getMessage() : problem);
              return CommandLine.ExitCode.SOFTWARE;
            })
            .execute(arguments);
    System.exit(code);
  }

  @Override
  public void run() {
    // What PostgreSQL and Kafka have to say is of no interest here; a service has a log of its own.
    LogManager.getLogManager().reset();
    Path checkout = root.toAbsolutePath().normalize();
    Path work = checkout.resolve("deploy/images/target");
    Workshop workshop =
        new Workshop(
            checkout,
            Origin.of(checkout),
            work,
            new Registries(insecure, work.resolve("registries")),
            new Progress(System.out));
    try {
      build(
          workshop, chosen(Program.all(checkout)), output != null ? output.toAbsolutePath() : work);
    } catch (IOException e) {
      throw new StartFailure("no images: " + e, e);
    }
  }

  private void build(Workshop workshop, List<Program> programs, Path folder) throws IOException {
    programs.forEach(Program::demandBuilt);
    Base base = workshop.base(baseName);
    try (Training training = workshop.training(base)) {
      for (Program each : programs) {
        Recipe recipe =
            workshop.prepare(each, base, noAot ? Optional.empty() : Optional.of(training));
        String version = tag != null ? tag : workshop.origin().version();
        if (push != null) {
          workshop.push(recipe, "%s/%s:%s".formatted(push, each.name(), version));
        } else {
          workshop.write(recipe, "%s/%s:%s".formatted(PREFIX, each.name(), version), folder);
        }
      }
    }
  }

  private List<Program> chosen(List<Program> all) {
    List<String> there = all.stream().map(Program::name).toList();
    for (String each : names) {
      if (!there.contains(each)) {
        throw new StartFailure(
            "there is no image %s; there are %s".formatted(each, String.join(", ", there)));
      }
    }
    return all.stream().filter(each -> names.isEmpty() || names.contains(each.name())).toList();
  }
}
