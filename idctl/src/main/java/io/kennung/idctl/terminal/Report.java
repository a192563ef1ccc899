package io.kennung.idctl.terminal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A command's result: a title and aligned rows for people, one JSON object for scripts. */
public final class Report {

  private static final int LABEL = 13;
  private static final int WIDTH = 80;

  private final List<String> lines = new ArrayList<>();
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  /** One without rows yet. */
  public Report(String title) {
    lines.add(title);
  }

  /** What scripts read; put members into it. */
  public ObjectNode json() {
    return json;
  }

  /** A row. */
  public Report row(String label, String text) {
    lines.add("  " + label + " ".repeat(Math.max(1, LABEL - label.length())) + text);
    return this;
  }

  /** A line of its own. */
  public Report line(String text) {
    lines.add(text);
    return this;
  }

  List<String> rows() {
    return lines.subList(1, lines.size());
  }

  /** Words with commas between, on as many lines as they need. */
  public Report words(String label, List<String> words) {
    String line = "";
    String next = label;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i) + (i < words.size() - 1 ? "," : "");
      if (!line.isEmpty() && 3 + LABEL + line.length() + word.length() > WIDTH) {
        row(next, line);
        next = "";
        line = "";
      }
      line = line.isEmpty() ? word : line + " " + word;
    }
    return row(next, line);
  }

  /** The lines without colours, or the object. */
  public void print(PrintWriter out, boolean asJson) {
    print(out, asJson, Screen.none());
  }

  /** The lines, the title as the screen shows what matters most, or the object. */
  public void print(PrintWriter out, boolean asJson, Screen screen) {
    if (asJson) {
      out.println(json);
    } else {
      out.println(screen.bold(lines.getFirst()));
      rows().forEach(out::println);
    }
    out.flush();
  }
}
