package io.kennung.idctl.identity;

import io.kennung.client.Directory;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.FeatureMask;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the directory what the own app understands. */
@Command(name = "features", resourceBundle = "io.kennung.idctl.identity.texts")
public final class FeaturesCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(FeaturesCommand.class);

  private final Session session;

  @Parameters(paramLabel = "MASK")
  private String mask = "";

  /** One that is not run yet. */
  public FeaturesCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    long value = parsed(mask);
    KeptIdentity kept = session.ownIdentity();
    try (Directory directory = session.directory(kept::server)) {
      directory.setFeatureMask(kept.identity(), value);
    }
    session.print(report(kept.identity().id(), value));
  }

  private static Report report(String identity, long mask) {
    String hex = "0x" + Long.toHexString(mask);
    List<String> features = Feature.in(mask);
    Report report =
        new Report(TEXTS.say("features.done", identity)).row(TEXTS.say("row.features"), hex);
    report.words("", features.isEmpty() ? List.of(TEXTS.say("features.none")) : features);
    report.json().put("identity", identity).put("featureMask", mask);
    features.forEach(report.json().putArray("features")::add);
    return report;
  }

  private static long parsed(String text) {
    try {
      boolean isHex = text.startsWith("0x") || text.startsWith("0X");
      long mask = isHex ? Long.parseLong(text, 2, text.length(), 16) : Long.parseLong(text);
      if (FeatureMask.isValid(mask)) {
        return mask;
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number that is too large, below.
    }
    throw CommandFailure.usage(TEXTS.say("features.no-mask"));
  }
}
