package io.kennung.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Why a process has ended, as far as its log says, in one line for a person. */
final class LastWords {

  private static final int LONGEST = 240;
  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern SEVERE = Pattern.compile("\"level\":\"(ERROR|FATAL)\"");

  private LastWords() {}

  /** Empty where there are none. */
  static String in(Path log) {
    try {
      return of(new String(Files.readAllBytes(log), UTF_8));
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static String of(String text) {
    String last = "";
    boolean severe = false;
    for (String line : text.lines().toList()) {
      if (isSevere(line)) {
        last = line;
        severe = true;
      } else if (!severe && !line.isBlank()) {
        last = line;
      }
    }
    List<String> messages = MESSAGE.matcher(last).results().map(LastWords::plain).toList();
    String said = messages.isEmpty() ? last.strip() : reason(messages);
    return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
  }

  /** A program that does not get as far as its log prints plain lines. */
  private static boolean isSevere(String line) {
    return line.startsWith("{")
        ? SEVERE.matcher(line).find()
        : line.contains("ERROR") || line.contains("Exception");
  }

  /**
   * What a record and the causes in it say. The outer ones say that something went wrong, the inner
   * ones what: the last but one names the thing, the last what is the matter with it.
   */
  private static String reason(List<String> messages) {
    List<String> telling = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      String message = messages.get(i);
      boolean last = i == messages.size() - 1;
      if (last
          || !(message.startsWith("Failed to start") || message.contains(messages.get(i + 1)))) {
        telling.add(message);
      }
    }
    return String.join(": ", telling.subList(Math.max(0, telling.size() - 2), telling.size()));
  }

  /** Without the rest of a text of several lines. */
  private static String plain(MatchResult message) {
    return message.group(1).replaceFirst("\\\\n.*", "").replaceAll("\\\\(.)", "$1").strip();
  }
}
