package io.kennung.idctl.terminal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.DirectoryException;
import io.kennung.client.safe.SafeException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/**
 * What went wrong, as a script and a person read it.
 *
 * @param exitCode for scripts
 * @param json {@code {"error": sentence, "kind": word}} and what else is known
 * @param rows for people, below the sentence; mostly none
 */
public record Complaint(ExitCode exitCode, ObjectNode json, List<String> rows) {

  private static final Texts TEXTS = Texts.of(Complaint.class);

  /** Puts any failure into words. */
  public static Complaint of(Throwable problem) {
    return switch (problem) {
      case CommandFailure e -> of(e);
      case ParameterException e -> of(ExitCode.USAGE, "usage", e.getMessage());
      case DirectoryException e -> of(e);
      case SafeException e -> of(e);
      case CutShort e -> of(e.reason()).adding(e.hint());
      // Its text may quote anything, so it is not shown.
      default ->
          of(
              ExitCode.FAILED,
              "internal",
              TEXTS.say("internal", problem.getClass().getSimpleName()));
    };
  }

  /** On the error stream. */
  public void print(Surroundings surroundings, boolean asJson) {
    PrintWriter err = surroundings.err();
    if (asJson) {
      err.println(json);
    } else {
      err.println(surroundings.screen().red("idctl: " + json.path("error").asText()));
      rows.forEach(err::println);
    }
    err.flush();
  }

  private Complaint adding(String hint) {
    json.put("error", json.path("error").asText() + "; " + hint);
    return this;
  }

  private static Complaint of(CommandFailure e) {
    Complaint complaint = of(e.exitCode(), e.kind(), e.getMessage());
    Report details = e.details();
    if (details != null) {
      complaint.rows.addAll(details.rows());
      complaint.json.setAll(details.json());
    }
    return complaint;
  }

  private static Complaint of(DirectoryException e) {
    if (e.errorType().filter("invalid-identity"::equals).isPresent()) {
      return of(ExitCode.NOT_FOUND, "not-found", e.getMessage());
    }
    String kind = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String sentence =
        e.retryAfter().map(wait -> TEXTS.say("too-often", Words.in(wait))).orElse(e.getMessage());
    Complaint complaint = of(exitCode(e.kind()), kind, sentence);
    e.errorType().ifPresent(type -> complaint.json.put("errorType", type));
    e.retryAfter().ifPresent(wait -> complaint.json.put("retryAfter", wait.toSeconds()));
    return complaint;
  }

  private static Complaint of(SafeException e) {
    ExitCode exitCode =
        switch (e.kind()) {
          case UNREACHABLE -> ExitCode.UNREACHABLE;
          case RATE_LIMITED -> ExitCode.TRY_LATER;
          case UNAUTHORIZED, TOO_LARGE, UNTRUSTED, UNEXPECTED -> ExitCode.FAILED;
        };
    Complaint complaint =
        of(exitCode, e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), e.getMessage());
    e.retryAfter().ifPresent(wait -> complaint.json.put("retryAfter", wait.toSeconds()));
    return complaint;
  }

  private static Complaint of(ExitCode exitCode, String kind, @Nullable String sentence) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("error", sentence == null ? kind : sentence.lines().findFirst().orElse(kind));
    json.put("kind", kind);
    return new Complaint(exitCode, json, new ArrayList<>());
  }

  private static ExitCode exitCode(DirectoryException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> ExitCode.UNREACHABLE;
      case RATE_LIMITED -> ExitCode.TRY_LATER;
      case REFUSED, UNAUTHORIZED, UNEXPECTED -> ExitCode.FAILED;
    };
  }
}
