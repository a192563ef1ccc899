package io.kennung.idctl.support;

import io.kennung.client.Directory;
import io.kennung.client.support.HistoryEntry;
import io.kennung.client.support.HistoryPage;
import io.kennung.client.support.IdentityStatus;
import io.kennung.client.support.Support;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how an identity is doing, to staff. */
@Command(name = "show", resourceBundle = SupportCommands.TEXTS)
final class ShowStatusCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(ShowStatusCommand.class);

  /** More of a timeline than anybody reads. */
  private static final int MOST_ENTRIES = 1000;

  private final Session session;

  @Mixin private final TokenOption token = new TokenOption();

  @Parameters(paramLabel = "ID", descriptionKey = "ID")
  private String id = "";

  @Option(names = "--purpose", paramLabel = "TEXT")
  private @Nullable String purpose;

  @Option(names = "--history")
  private boolean isHistoryWanted;

  ShowStatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String identity = Typed.id(id);
    try (Directory directory = session.directoryOfProfile()) {
      Support support = directory.support(token.read(session.surroundings()));
      IdentityStatus status =
          support.find(identity, purpose).orElseThrow(() -> unknown(identity, directory));
      Report report = StatusReport.of(status);
      if (isHistoryWanted) {
        addHistory(report, identity, support);
      }
      session.print(report);
    }
  }

  private static CommandFailure unknown(String identity, Directory directory) {
    return CommandFailure.notFound(
        TEXTS.say("show.unknown", identity, directory.settings().base()));
  }

  private void addHistory(Report report, String identity, Support support) {
    List<HistoryEntry> entries = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Optional<HistoryPage> page = support.history(identity, next.orElse(null), purpose);
      page.ifPresent(found -> entries.addAll(found.entries()));
      next = page.filter(found -> !found.entries().isEmpty()).flatMap(HistoryPage::next);
    } while (next.isPresent() && entries.size() < MOST_ENTRIES);
    Timeline.add(report, entries);
    if (next.isPresent()) {
      report.line("  " + TEXTS.say("history.older"));
    }
  }
}
