package io.kennung.idctl.identity;

import io.kennung.client.Directory;
import io.kennung.client.Fingerprint;
import io.kennung.client.OwnIdentity;
import io.kennung.client.PublicIdentity;
import io.kennung.idctl.linking.KeptVerification;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.qr.QrCode;
import io.kennung.idctl.qr.TerminalQr;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.export.ContactCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the directory knows about an identity. */
@Command(name = "show", resourceBundle = "io.kennung.idctl.identity.texts")
public final class ShowCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(ShowCommand.class);

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "id")
  private @Nullable String id;

  @Option(names = "--qr")
  private boolean isQrWanted;

  /** One that is not run yet. */
  public ShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (id == null) {
      showOwn();
    } else {
      show(Typed.id(id));
    }
  }

  private void show(String identity) {
    try (Directory directory = session.directoryOfProfile()) {
      PublicIdentity found = found(directory, identity);
      print(report(found, directory), found);
    }
  }

  private void showOwn() {
    KeptIdentity kept = session.ownIdentity();
    try (Directory directory = session.directory(kept::server)) {
      PublicIdentity identity = found(directory, kept.identity().id());
      if (!identity.publicKey().equals(kept.identity().key().publicKey())) {
        throw CommandFailure.mismatch(TEXTS.say("show.other-key", identity.identity()));
      }
      OwnIdentity own = directory.own(kept.identity());
      boolean isCodeAwaited = own.mobileNo().isEmpty() && isCodeAwaited(kept);
      Report report = report(identity, directory);
      OwnLinks links = new OwnLinks(KeptLinks.in(session, kept), own);
      links.addTo(report, Kind.EMAIL, "");
      String waits =
          isCodeAwaited ? TEXTS.say("show.waits", session.command("link code CODE")) : "";
      links.addTo(report, Kind.PHONE, waits);
      report
          .json()
          .put("serverGroup", own.serverGroup())
          .put("emailLinked", own.email().isPresent())
          .put("mobileNoLinked", own.mobileNo().isPresent())
          .put("codeAwaited", isCodeAwaited)
          .put("profile", session.profile().name());
      print(report, identity);
    }
  }

  private void print(Report report, PublicIdentity identity) {
    if (isQrWanted) {
      String code = ContactCode.of(identity.identity(), identity.publicKey()).text();
      report.line("");
      TerminalQr.lines(QrCode.small(code), session.surroundings().screen()).forEach(report::line);
      report.json().put("contactCode", code);
    }
    session.print(report);
  }

  private boolean isCodeAwaited(KeptIdentity kept) {
    return KeptVerification.in(session.profile(), kept)
        .filter(verification -> verification.isOpenAt(session.surroundings().clock().instant()))
        .isPresent();
  }

  private PublicIdentity found(Directory directory, String identity) {
    return directory
        .find(identity)
        .orElseThrow(() -> session.unknown(identity, directory.settings().base()));
  }

  private static Report report(PublicIdentity identity, Directory directory) {
    String fingerprint = Fingerprint.of(identity.publicKey());
    String hex = "0x" + Long.toHexString(identity.featureMask());
    List<String> features = Feature.in(identity.featureMask());
    Report report =
        new Report(TEXTS.say("show.title", identity.identity()))
            .row(TEXTS.say("show.state"), inWords(identity.state()))
            .row(TEXTS.say("row.public-key"), identity.publicKey().base64())
            .row(TEXTS.say("show.fingerprint"), fingerprint)
            .row(
                TEXTS.say("row.features"),
                features.isEmpty() ? TEXTS.say("show.none-told", hex) : hex);
    if (!features.isEmpty()) {
      report.words("", features);
    }
    if (identity.type() != 0) {
      report.row(
          TEXTS.say("show.type"),
          identity.type() == 1
              ? TEXTS.say("show.work")
              : TEXTS.say("show.other-type", identity.type()));
    }
    report
        .json()
        .put("identity", identity.identity())
        .put("state", identity.state().name().toLowerCase(Locale.ROOT))
        .put("type", identity.type())
        .put("publicKey", identity.publicKey().base64())
        .put("fingerprint", fingerprint)
        .put("featureMask", identity.featureMask())
        .put("server", directory.settings().base().toString());
    features.forEach(report.json().putArray("features")::add);
    return report;
  }

  private static String inWords(IdentityState state) {
    return TEXTS.say("state." + state.name().toLowerCase(Locale.ROOT));
  }
}
