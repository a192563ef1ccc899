package io.kennung.idctl.shell;

import java.util.List;

/** Text in the language of man pages. Source: groff_man(7). What is put in is escaped. */
final class Roff {

  private final StringBuilder page = new StringBuilder();

  /** The first line of a page in section 1. */
  Roff title(String name, String version) {
    return macro("TH", name, "1", "", version);
  }

  Roff section(String heading) {
    return macro("SH", heading);
  }

  Roff subsection(String heading) {
    return macro("SS", heading);
  }

  /** What follows begins anew, below some room. */
  Roff paragraph() {
    return macro("PP");
  }

  /** Bold words, and plain ones behind them in the same line. */
  Roff call(String bold, String plain) {
    page.append("\\fB").append(escaped(bold)).append("\\fR");
    return line(plain.isBlank() ? "" : " " + plain);
  }

  /** A term, and what it means, indented. */
  Roff term(String term, List<String> meaning) {
    macro("TP");
    call(term, "");
    meaning.forEach(this::line);
    return this;
  }

  /** Text that is filled into lines of any width. */
  Roff line(String text) {
    // A dot or an apostrophe in front would be a request.
    boolean isRequest = text.startsWith(".") || text.startsWith("'");
    page.append(isRequest ? "\\&" : "").append(escaped(text)).append('\n');
    return this;
  }

  /** Lines that stay as they are. */
  Roff verbatim(List<String> lines) {
    macro("nf");
    lines.forEach(this::line);
    return macro("fi");
  }

  String text() {
    return page.toString();
  }

  private Roff macro(String name, String... arguments) {
    page.append('.').append(name);
    for (String argument : arguments) {
      page.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    page.append('\n');
    return this;
  }

  /** Hyphens as they are typed, and other letters than those of ASCII by their numbers. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> escaped.append("\\e");
            case '-' -> escaped.append("\\-");
            case '~' -> escaped.append("\\(ti");
            case '^' -> escaped.append("\\(ha");
            case '\'' -> escaped.append("\\(aq");
            default -> {
              if (c < 0x7f) {
                escaped.append((char) c);
              } else {
                escaped.append("\\[u%04X]".formatted(c));
              }
            }
          }
        });
    return escaped.toString();
  }
}
