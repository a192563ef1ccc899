package io.kennung.idctl.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.kennung.client.Directory;
import io.kennung.client.Printable;
import io.kennung.client.support.Chain;
import io.kennung.client.support.Support;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.support.TokenOption;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.idctl.terminal.Words;
import io.kennung.protocol.audit.AuditCheck;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the latest of what staff have looked at and done. */
@Command(name = "list", resourceBundle = AuditCommands.TEXTS)
final class ListRecordCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(ListRecordCommand.class);

  /** Of each record. */
  private static final int MOST = 100;

  private record Row(Chain chain, AuditEntry entry) {}

  private final Session session;

  @Mixin private final TokenOption token = new TokenOption();

  @Option(names = "--identity", paramLabel = "ID")
  private @Nullable String identity;

  @Option(names = "--who", paramLabel = "NAME")
  private @Nullable String who;

  ListRecordCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String about = identity == null ? null : Typed.id(identity);
    List<Row> rows = new ArrayList<>();
    try (Directory directory = session.directoryOfProfile()) {
      Support support = directory.support(token.read(session.surroundings()));
      for (Chain chain : Chain.values()) {
        latest(support, chain, about).forEach(entry -> rows.add(new Row(chain, entry)));
      }
    }
    rows.sort(Comparator.comparing((Row row) -> row.entry().at()).reversed());
    session.print(report(rows));
  }

  /** The whole way, since the server does not choose; and who walks it, verifies it. */
  private Deque<AuditEntry> latest(Support support, Chain chain, @Nullable String about) {
    Deque<AuditEntry> latest = new ArrayDeque<>();
    try {
      support.walk(
          chain,
          AuditCheck.fromBeginning(chain.service()),
          entry -> {
            if ((about == null || about.equals(entry.identity()))
                && (who == null || who.equals(entry.who()))) {
              latest.addLast(entry);
            }
            if (latest.size() > MOST) {
              latest.removeFirst();
            }
          });
    } catch (BrokenChain e) {
      throw CommandFailure.broken(
          TEXTS.say("list.broken", chain.service(), e.number(), session.command("audit verify")),
          new Report(""));
    }
    return latest;
  }

  private static Report report(List<Row> rows) {
    Report report = new Report(TEXTS.say(rows.isEmpty() ? "list.none" : "list.title"));
    ArrayNode all = report.json().putArray("entries");
    for (Row row : rows) {
      AuditEntry entry = row.entry();
      report.line(
          "  "
              + TEXTS.say(
                  "list.row",
                  Words.at(entry.at()),
                  Printable.of(entry.who()),
                  Printable.of(entry.action()),
                  Printable.of(entry.identity()),
                  Printable.of(entry.outcome()),
                  Printable.of(entry.purpose())));
      all.addObject()
          .put("chain", row.chain().service())
          .put("number", entry.number())
          .put("at", entry.at().toString())
          .put("who", entry.who())
          .put("roles", entry.roles())
          .put("action", entry.action())
          .put("identity", entry.identity())
          .put("purpose", entry.purpose())
          .put("outcome", entry.outcome());
    }
    return report;
  }
}
