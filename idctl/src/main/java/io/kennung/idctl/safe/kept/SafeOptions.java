package io.kennung.idctl.safe.kept;

import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeServer;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which Safe server a command speaks to. A password in front of its host may come from a file, the
 * variable or the keyboard, where others on the machine do not see it.
 */
public final class SafeOptions {

  private static final Texts TEXTS = Texts.of(SafeOptions.class);
  private static final String VARIABLE = "KENNUNG_SAFE_SERVER";
  private static final long LONGEST = 8192;

  @Option(names = "--safe-server", paramLabel = "URL", descriptionKey = "safe-server")
  private @Nullable String server;

  @Option(names = "--safe-server-file", paramLabel = "FILE", descriptionKey = "safe-server-file")
  private @Nullable Path file;

  /** Whether the command line names one. */
  public boolean isGiven() {
    return server != null || file != null;
  }

  /**
   * The one that the command line names, with its password.
   *
   * @throws CommandFailure when it is no address of a Safe server
   */
  public Optional<String> given(Surroundings surroundings) {
    if (server != null && file != null) {
      throw CommandFailure.usage(TEXTS.say("server.twice"));
    }
    if (file != null) {
      String source = "--safe-server-file " + file;
      return Optional.of(full(source, line(source, file), surroundings));
    }
    return Optional.ofNullable(server).map(text -> full("--safe-server", text, surroundings));
  }

  /** The same, or else the one that the variable names. */
  public Optional<String> chosen(Surroundings surroundings) {
    return given(surroundings)
        .or(() -> surroundings.variable(VARIABLE).map(text -> full(VARIABLE, text, surroundings)));
  }

  /** The same, or else the directory's own. */
  public SafeServer server(Session session) {
    return new Servers(session, () -> session.profile().server().orElse(null))
        .apply(chosen(session.surroundings()).orElse(null));
  }

  /**
   * An address, with its password asked for where it has only a user.
   *
   * @param source where the text is from, for the sentence
   */
  public static String full(String source, String text, Surroundings surroundings) {
    Optional<String> user = SafeAddress.userWithoutPassword(text);
    Keyboard keyboard = surroundings.input().keyboard();
    if (user.isEmpty() || keyboard == null) {
      return Servers.address(source, text).full();
    }
    surroundings.prompt(TEXTS.say("server.password", user.get()));
    char[] password = keyboard.hidden();
    if (password == null || password.length == 0) {
      throw CommandFailure.notConfirmed(TEXTS.say("server.no-password"));
    }
    try {
      return SafeAddress.of(text, password).full();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(source + ": " + e.getMessage());
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static String line(String source, Path file) {
    try {
      List<String> lines =
          Files.size(file) > LONGEST
              ? List.of()
              : Files.readString(file).lines().filter(line -> !line.isBlank()).toList();
      if (lines.size() == 1) {
        return lines.getFirst();
      }
    } catch (CharacterCodingException e) {
      throw CommandFailure.usage(TEXTS.say("server.file", source));
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("server.unreadable", source));
    }
    throw CommandFailure.usage(TEXTS.say("server.file", source));
  }
}
