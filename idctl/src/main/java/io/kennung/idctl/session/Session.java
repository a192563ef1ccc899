package io.kennung.idctl.session;

import io.kennung.client.Directory;
import io.kennung.client.Licence;
import io.kennung.client.Settings;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What one call of {@code idctl} works with: its profile, its directory, its output. */
public final class Session {

  private static final Texts TEXTS = Texts.of(Session.class);
  private static final URI NEXT_DOOR = URI.create("http://127.0.0.1:8080/");
  private static final String DEFAULT_PROFILE = "default";

  private final Surroundings surroundings;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      defaultValue = DEFAULT_PROFILE)
  private String profileName = DEFAULT_PROFILE;

  @Option(names = "--server", paramLabel = "URL", scope = ScopeType.INHERIT)
  private @Nullable String server;

  @Option(names = "--passphrase-file", paramLabel = "FILE", scope = ScopeType.INHERIT)
  private @Nullable Path passphraseFile;

  @Option(names = "--json", scope = ScopeType.INHERIT)
  private boolean json;

  private @Nullable Profile profile;

  /** For the command line to fill in. */
  public Session(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What the call finds around it. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** The profile that the command line names; the same for the whole call, so it asks once. */
  public Profile profile() {
    Profile known = profile;
    if (known == null) {
      known = Profile.named(profileName, new PassphraseInput(surroundings, passphraseFile));
      profile = known;
    }
    return known;
  }

  /** The identity this profile holds. */
  public KeptIdentity ownIdentity() {
    Profile profile = profile();
    return profile
        .identity()
        .orElseThrow(() ->
            profile
                .revocation()
                .map(this::revoked)
                .orElseGet(() -> CommandFailure.profile(TEXTS.say("empty", profile.name()))));
  }

  private CommandFailure revoked(KeptRevocation was) {
    return CommandFailure.revoked(
        TEXTS.say("revoked", was.identity(), Words.at(was.revokedAt()), command("create")));
  }

  /**
   * To throw where a directory does not know an identity.
   *
   * @param asked the directory's address
   */
  public CommandFailure unknown(String identity, URI asked) {
    Profile profile = profile();
    Optional<KeptRevocation> was = profile.revocation().filter(kept -> kept.isOf(identity, asked));
    if (was.isPresent()) {
      return revoked(was.get());
    }
    if (profile.identity().filter(kept -> kept.isOf(identity, asked)).isPresent()) {
      return CommandFailure.revoked(TEXTS.say("gone", identity, asked, profile.shown()));
    }
    return CommandFailure.notFound(TEXTS.say("unknown", identity, asked));
  }

  /**
   * A command to type next, for this profile.
   *
   * @param arguments for example {@code link call}
   */
  public String command(String arguments) {
    String profile = profileName.equals(DEFAULT_PROFILE) ? "" : " --profile " + profileName;
    return "idctl " + arguments + profile;
  }

  /** Whether a program reads what is printed. */
  public boolean isJson() {
    return json;
  }

  /** The result. */
  public void print(Report report) {
    report.print(surroundings.out(), json, surroundings.screen());
  }

  /** What a person should know although it is no error; scripts find it in the result. */
  public void note(String sentence) {
    if (!json) {
      surroundings.err().println(sentence);
      surroundings.err().flush();
    }
  }

  /**
   * @param ofProfile asked only where the command line does not say it; null where it does not know
   */
  public Directory directory(Supplier<@Nullable URI> ofProfile) {
    Settings settings = Settings.at(address(ofProfile));
    return new Directory(
        surroundings
            .variable("KENNUNG_LICENCE_USERNAME")
            .map(name -> settings.withLicence(licence(name)))
            .orElse(settings));
  }

  /** The directory of this profile's identity, where it holds or held one. */
  public Directory directoryOfProfile() {
    return directory(() -> profile().server().orElse(null));
  }

  /**
   * The directory's address, without asking it anything.
   *
   * @param ofProfile asked only where the command line does not say it; null where it does not know
   */
  public URI address(Supplier<@Nullable URI> ofProfile) {
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
      String reason = e.getCause() == null ? e.getMessage() : TEXTS.say("no-address");
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
}
