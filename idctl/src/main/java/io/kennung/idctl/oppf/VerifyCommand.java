package io.kennung.idctl.oppf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.oppf.OppfException;
import io.kennung.protocol.oppf.OppfFile;
import io.kennung.protocol.oppf.OppfFinding;
import io.kennung.protocol.oppf.OppfPublicKey;
import io.kennung.protocol.oppf.OppfRules;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a configuration file as the strictest of the apps would. */
@Command(name = "verify", resourceBundle = OppfCommands.TEXTS)
final class VerifyCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(VerifyCommand.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Session session;

  @Parameters(paramLabel = "FILE|URL", descriptionKey = "source")
  private String source = "";

  @Option(names = "--trusted", paramLabel = "KEY", required = true)
  private List<String> trusted = List.of();

  @Option(names = "--without-desktop")
  private boolean isWithoutDesktop;

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<OppfPublicKey> keys = trusted.stream().map(VerifyCommand::key).toList();
    try {
      ObjectNode json = OppfFile.of(bytes()).verified(keys);
      List<OppfFinding> findings =
          new OppfRules(SignCommand.today(session), !isWithoutDesktop).check(json);
      if (!findings.isEmpty()) {
        throw Findings.failure(findings);
      }
      Report report = said(new Report(TEXTS.say("verify.title")), json);
      report.json().put("valid", true);
      session.print(report);
    } catch (OppfException e) {
      throw Findings.failure(e);
    }
  }

  /** What a person wants to see of a file that is right. */
  static Report said(Report report, ObjectNode json) {
    String key = json.path("signatureKey").asText();
    String directory = json.path("directory").path("url").asText();
    String safe = json.path("safe").path("url").asText();
    String expires = json.path("license").path("expires").asText();
    report
        .json()
        .put("signatureKey", key)
        .put("directory", directory)
        .put("safe", safe)
        .put("expires", expires)
        .put("desktop", json.has("mediator"));
    return report
        .row(TEXTS.say("label.signer"), key)
        .row(TEXTS.say("label.directory"), directory)
        .row(TEXTS.say("label.safe"), safe)
        .row(TEXTS.say("label.expires"), expires)
        .row(TEXTS.say("label.apps"), TEXTS.say(json.has("mediator") ? "apps.all" : "apps.phones"));
  }

  private byte[] bytes() {
    if (source.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]*://.*")) {
      return new Published(session.surroundings(), PATIENCE).fetch(source);
    }
    try {
      return SmallFile.read(Path.of(source), OppfFile.LIMIT, TEXTS.say("fault.too-large", "", 0));
    } catch (InvalidPathException e) {
      throw CommandFailure.usage(TEXTS.say("file.unreadable", source, TEXTS.say("file.missing")));
    }
  }

  private static OppfPublicKey key(String text) {
    try {
      return new OppfPublicKey(text.strip());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(TEXTS.say("trusted.wrong"));
    }
  }
}
