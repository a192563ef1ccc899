package io.kennung.idctl.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.support.HistoryEntry;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has happened to an identity, a line each, the latest first. */
final class Timeline {

  private static final Texts TEXTS = Texts.of(Timeline.class);

  private Timeline() {}

  static void add(Report report, List<HistoryEntry> entries) {
    report.line("");
    report.line(TEXTS.say(entries.isEmpty() ? "history.none" : "history.title"));
    ArrayNode all = report.json().putArray("history");
    for (HistoryEntry entry : entries) {
      report.line("  " + Words.at(entry.at()) + "  " + inWords(entry));
      fill(all.addObject(), entry);
    }
  }

  private static String inWords(HistoryEntry entry) {
    StringBuilder line = new StringBuilder();
    entry.kind().ifPresent(kind -> line.append(Vocabulary.of("label", kind)).append(": "));
    line.append(Vocabulary.of("what", entry.what()));
    entry.detail().ifPresent(detail -> line.append(' ').append(Vocabulary.of("outcome", detail)));
    List<String> more = new ArrayList<>();
    entry.channel().ifPresent(channel -> more.add(Vocabulary.of("channel", channel)));
    entry.reason().ifPresent(more::add);
    more.remove("none");
    more.remove("none");
    if (!more.isEmpty()) {
      line.append(" (").append(String.join(", ", more)).append(')');
    }
    entry.who().ifPresent(who -> line.append(", ").append(TEXTS.say("history.by", who)));
    entry.note().ifPresent(note -> line.append(": ").append(note));
    return line.toString();
  }

  private static void fill(ObjectNode json, HistoryEntry entry) {
    json.put("at", entry.at().toString()).put("what", entry.what());
    put(json, "kind", entry.kind());
    put(json, "detail", entry.detail());
    put(json, "channel", entry.channel());
    put(json, "reason", entry.reason());
    put(json, "who", entry.who());
    put(json, "note", entry.note());
  }

  private static void put(ObjectNode json, String name, Optional<String> value) {
    value.ifPresent(text -> json.put(name, text));
  }
}
