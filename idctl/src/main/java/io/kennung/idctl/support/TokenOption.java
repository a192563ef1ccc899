package io.kennung.idctl.support;

import io.kennung.client.StaffToken;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.SecretLine;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the token of a member of staff comes from: a file, the environment, the keyboard unseen, or
 * standard input. Never from the command line, which everybody on the machine can read.
 */
public final class TokenOption {

  private static final Texts TEXTS = Texts.of(TokenOption.class);

  private static final String VARIABLE = "KENNUNG_SUPPORT_TOKEN";

  @Option(names = "--token-file", paramLabel = "FILE")
  private @Nullable Path file;

  /**
   * The token.
   *
   * @throws CommandFailure when there is none
   */
  public StaffToken read(Surroundings surroundings) {
    Optional<String> variable = surroundings.variable(VARIABLE);
    if (file == null && variable.isPresent()) {
      return token(variable.get());
    }
    char[] secret = secret(surroundings);
    try {
      return token(new String(secret));
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private char[] secret(Surroundings surroundings) {
    if (file != null) {
      return SecretLine.ofFile("--token-file", file);
    }
    Keyboard keyboard = surroundings.input().keyboard();
    if (keyboard != null) {
      return SecretLine.typed(surroundings, keyboard, TEXTS.say("token.ask"));
    }
    if (surroundings.input().showsTyping().getAsBoolean()) {
      throw CommandFailure.usage(TEXTS.say("token.in-sight"));
    }
    try {
      return SecretLine.piped(surroundings);
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("token.ended"));
    }
  }

  private static StaffToken token(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw CommandFailure.usage(TEXTS.say("token.none"));
    }
    try {
      return StaffToken.of(stripped);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(TEXTS.say("token.no-token"));
    }
  }
}
