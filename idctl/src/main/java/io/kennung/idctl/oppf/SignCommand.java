package io.kennung.idctl.oppf;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.oppf.OppfFile;
import io.kennung.protocol.oppf.OppfFinding;
import io.kennung.protocol.oppf.OppfKey;
import io.kennung.protocol.oppf.OppfRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the configuration file, and signs it only where apps can read it. */
@Command(name = "sign", resourceBundle = OppfCommands.TEXTS)
final class SignCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(SignCommand.class);

  private final Session session;

  @Option(names = "--key", paramLabel = "FILE", required = true)
  private Path key = Path.of("");

  @Option(names = "--base", paramLabel = "URL")
  private @Nullable String base;

  @Option(names = "--in", paramLabel = "FILE")
  private @Nullable Path in;

  @Option(names = "--out", paramLabel = "FILE", required = true)
  private Path out = Path.of("");

  @Option(names = "--without-desktop")
  private boolean isWithoutDesktop;

  SignCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (base == null && in == null) {
      throw CommandFailure.usage(TEXTS.say("sign.nothing"));
    }
    OppfKey signer = new KeyFile(key).read();
    Configuration configuration = in == null ? Configuration.ofTemplate() : Configuration.of(in);
    if (base != null) {
      configuration.setBase(base);
    }
    configuration.setKey(signer.publicKey());
    if (isWithoutDesktop) {
      configuration.dropDesktop();
    }
    List<OppfFinding> findings =
        new OppfRules(today(session), !isWithoutDesktop).check(configuration.json());
    if (!findings.isEmpty()) {
      throw Findings.failure(findings);
    }
    byte[] body = configuration.json().toString().getBytes(StandardCharsets.UTF_8);
    write(OppfFile.signed(body, signer).bytes());
    session.print(report(configuration));
  }

  /** By UTC, as the strictest of the apps takes it. */
  static LocalDate today(Session session) {
    return LocalDate.ofInstant(session.surroundings().clock().instant(), ZoneOffset.UTC);
  }

  /** Apps that ask at this very moment get the old file or the new one. */
  private void write(byte[] bytes) {
    Path temporary = out.resolveSibling(out.getFileName() + ".new");
    try {
      try {
        Files.write(temporary, bytes);
        Files.move(temporary, out, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("file.unwritable", out, SmallFile.reason(e)));
    }
  }

  private Report report(Configuration configuration) {
    Report report =
        VerifyCommand.said(new Report(TEXTS.say("sign.title", out)), configuration.json());
    report.row(TEXTS.say("label.publish"), TEXTS.say("sign.publish"));
    List<String> nowhere = configuration.nowhere();
    if (!nowhere.isEmpty()) {
      report.words(TEXTS.say("label.nowhere"), nowhere);
      report.row("", TEXTS.say("sign.nowhere"));
    }
    nowhere.forEach(report.json().put("file", out.toString()).putArray("nowhere")::add);
    return report;
  }
}
