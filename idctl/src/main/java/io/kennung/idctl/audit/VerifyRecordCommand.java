package io.kennung.idctl.audit;

import io.kennung.client.Directory;
import io.kennung.client.support.Chain;
import io.kennung.client.support.Support;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.support.TokenOption;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies that nothing on record was changed, removed or put in. */
@Command(name = "verify", resourceBundle = AuditCommands.TEXTS)
final class VerifyRecordCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(VerifyRecordCommand.class);

  private final Session session;

  @Mixin private final TokenOption token = new TokenOption();

  @Option(names = "--file", paramLabel = "FILE")
  private @Nullable String file;

  @Option(names = "--state", paramLabel = "FILE")
  private @Nullable Path state;

  VerifyRecordCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    URI server = session.address(() -> session.profile().server().orElse(null));
    KeptHeads heads = new KeptHeads(session, server, state);
    List<Walk> walks = file == null ? ofServer(heads) : ofCopy(file, heads);
    Report report = Verdict.of(walks, heads.place());
    report.json().put("server", server.toString());
    session.print(report);
  }

  /** One after the other: what is whole is kept even where the next does not answer. */
  private List<Walk> ofServer(KeptHeads heads) {
    List<Walk> walks = new ArrayList<>();
    try (Directory directory = session.directoryOfProfile();
        Progress progress = Progress.of(session.surroundings(), TEXTS.say("verify.work"))) {
      Support support = directory.support(token.read(session.surroundings()));
      for (Chain chain : Chain.values()) {
        Walk walk = Walk.fromBeginning(chain.service(), heads.of(chain.service()).orElse(null));
        try {
          support.walk(chain, walk.check(), entry -> progress.now(chain.service()));
        } catch (BrokenChain e) {
          walk.breaks(e);
        }
        keep(walk, heads);
        walks.add(walk);
      }
    }
    return walks;
  }

  private List<Walk> ofCopy(String name, KeptHeads heads) {
    ExportedRecord copy = new ExportedRecord(chain -> heads.of(chain).orElse(null));
    try (InputStream stream = open(name)) {
      List<Walk> walks = copy.read(stream);
      walks.forEach(walk -> keep(walk, heads));
      return walks;
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("file.unreadable", name));
    }
  }

  private InputStream open(String name) throws IOException {
    return name.equals("-")
        ? session.surroundings().input().piped()
        : new BufferedInputStream(Files.newInputStream(Path.of(name)));
  }

  private void keep(Walk walk, KeptHeads heads) {
    long number = walk.check().number();
    if (walk.broken().isEmpty() && number > 0) {
      heads.keep(
          walk.chain(),
          new KeptHead(number, walk.check().head(), session.surroundings().clock().instant()));
    }
  }
}
