package io.kennung.idctl.export;

import io.kennung.idctl.qr.QrPicture;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.export.ContactCode;
import io.kennung.protocol.export.SealedExport;
import io.kennung.protocol.export.UnreadableExport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an export comes from: the keyboard, a pipe, a file or a picture. */
final class ExportInput {

  private static final Texts TEXTS = Texts.of(ExportInput.class);

  /** Bytes; an export has 129 at most, and what stands around it is short, too. */
  private static final int LARGEST = 65_536;

  private static final int MOST_LINES = 100;
  private static final int CHARACTERS = 80;

  /** As it is printed, wherever it stands: in rows, in JSON, among other lines. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?<![A-Za-z0-9])[A-Z2-7]{4}(?:[-\\s]+[A-Z2-7]{4}){19}(?:[-\\s]+[A-Z2-7]{4}){0,6}"
              + "(?![A-Za-z0-9])");

  @Option(names = "--file", paramLabel = "FILE")
  private @Nullable Path file;

  @Option(names = "--image", paramLabel = "FILE")
  private @Nullable Path image;

  /**
   * The export, still sealed.
   *
   * @param isPasswordInFile whether standard input may hold the export in place of the password
   * @throws CommandFailure when it is none
   */
  SealedExport read(Surroundings surroundings, boolean isPasswordInFile) {
    String text = text(surroundings, isPasswordInFile);
    try {
      return SealedExport.of(text);
    } catch (UnreadableExport e) {
      throw Refusal.of(e);
    }
  }

  private String text(Surroundings surroundings, boolean isPasswordInFile) {
    if (file != null && image != null) {
      throw CommandFailure.usage(TEXTS.say("input.both"));
    }
    if (image != null) {
      return QrPicture.text("--image", image);
    }
    if (file != null) {
      return ofFile(file);
    }
    Keyboard keyboard = surroundings.input().keyboard();
    if (keyboard != null) {
      return typed(surroundings, keyboard);
    }
    if (!isPasswordInFile) {
      throw CommandFailure.usage(TEXTS.say("input.password"));
    }
    try {
      return decoded(TEXTS.say("input.stdin"), surroundings.input().piped());
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("input.unreadable", TEXTS.say("input.stdin")));
    }
  }

  /** In sight, since a slip in 80 characters has to be found; only its password opens it. */
  private static String typed(Surroundings surroundings, Keyboard keyboard) {
    surroundings.prompt(TEXTS.say("input.prompt"));
    StringBuilder text = new StringBuilder();
    for (int lines = 0; lines < MOST_LINES; lines++) {
      String line = keyboard.line();
      if (line == null || line.isBlank()) {
        break;
      }
      text.append(line).append('\n');
      // Of several lines nobody but the person knows the last, and what is pasted and not read
      // would go to the shell.
      if (lines == 0 && (isLong(line) || ContactCode.isMeant(line.strip()))) {
        break;
      }
    }
    return text.toString();
  }

  private static boolean isLong(String line) {
    return line.chars().filter(Character::isLetterOrDigit).count() >= CHARACTERS;
  }

  private static String ofFile(Path file) {
    String source = "--file " + file;
    try (InputStream stream = Files.newInputStream(file)) {
      return decoded(source, stream);
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage(TEXTS.say("input.missing", source));
    } catch (AccessDeniedException e) {
      throw CommandFailure.usage(TEXTS.say("input.denied", source));
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("input.unreadable", source));
    }
  }

  private static String decoded(String source, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw CommandFailure.usage(TEXTS.say("input.large", source));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return PRINTED.matcher(text).results().findFirst().map(MatchResult::group).orElse(text);
    } catch (CharacterCodingException e) {
      throw CommandFailure.usage(TEXTS.say("input.binary", source));
    }
  }
}
