package io.kennung.idctl.export;

import io.kennung.client.Identity;
import io.kennung.idctl.qr.QrCode;
import io.kennung.idctl.qr.QrPng;
import io.kennung.idctl.qr.TerminalQr;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.export.ExportedIdentity;
import io.kennung.protocol.export.SealedExport;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Seals the identity into a text that fits on a sheet of paper. No server takes part. */
@Command(name = "export", resourceBundle = "io.kennung.idctl.export.texts")
public final class ExportCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(ExportCommand.class);

  /** Groups in a row: few enough to find one's place again. */
  static final int ROW = 5;

  private final Session session;

  @Option(names = "--qr")
  private boolean isQrWanted;

  @Option(names = "--png", paramLabel = "FILE")
  private @Nullable Path png;

  @Option(names = "--pdf", paramLabel = "FILE")
  private @Nullable Path pdf;

  @Option(names = "--force")
  private boolean isForced;

  @Mixin private final ExportPassword password = new ExportPassword();

  /** One that is not run yet. */
  public ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Identity own = session.ownIdentity().identity();
    NewFile picture = png == null ? null : new NewFile("--png", png, isForced);
    NewFile sheet = pdf == null ? null : new NewFile("--pdf", pdf, isForced);
    check(picture, sheet);
    SealedExport export =
        password.chosen(session.surroundings(), own.id(), typed -> sealed(own, typed));
    Report report = report(own, export);
    if (picture != null) {
      picture.write(QrPng.bytes(QrCode.robust(export.text())));
      name(report, "png", picture);
    }
    if (sheet != null) {
      sheet.write(ExportSheet.bytes(own.id(), export, session.surroundings().clock().instant()));
      name(report, "pdf", sheet);
    }
    session.print(closed(report, own.id()));
  }

  private static void check(@Nullable NewFile picture, @Nullable NewFile sheet) {
    if (picture != null) {
      picture.check();
    }
    if (sheet != null) {
      sheet.check();
      if (picture != null && picture.path().equals(sheet.path())) {
        throw CommandFailure.usage(TEXTS.say("export.same"));
      }
    }
  }

  private SealedExport sealed(Identity own, char[] typed) {
    try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("export.work"))) {
      return SealedExport.seal(
          new ExportedIdentity(own.id(), own.key()), typed, new SecureRandom());
    }
  }

  private Report report(Identity own, SealedExport export) {
    Report report = new Report(TEXTS.say("export.title", own.id())).line("");
    List<String> groups = export.groups();
    for (int at = 0; at < groups.size(); at += ROW) {
      report.line("  " + String.join("-", groups.subList(at, at + ROW)));
    }
    report.line("");
    if (isQrWanted) {
      TerminalQr.lines(QrCode.small(export.text()), session.surroundings().screen())
          .forEach(report::line);
      report.line("");
    }
    report.json().put("identity", own.id()).put("export", export.text());
    return report;
  }

  private static void name(Report report, String format, NewFile file) {
    report.row(TEXTS.say("export." + format), file.path().toString());
    report.json().put(format, file.path().toString());
  }

  private static Report closed(Report report, String identity) {
    return report
        .row(TEXTS.say("export.with"), TEXTS.say("export.with.text", identity))
        .row(TEXTS.say("export.back"), "idctl restore")
        .row(TEXTS.say("export.without"), TEXTS.say("export.without.text"));
  }
}
