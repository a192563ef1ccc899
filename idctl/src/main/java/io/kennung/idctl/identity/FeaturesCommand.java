package io.kennung.idctl.identity;

import io.kennung.client.Directory;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.protocol.FeatureMask;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the directory what the own app understands. */
@Command(
    name = "features",
    description = {
      "Sets the feature mask of the profile's identity.",
      "",
      "Example: idctl features 0x7ff"
    })
public final class FeaturesCommand implements Runnable {

  private final Session session;

  @Parameters(
      paramLabel = "MASK",
      description = "Decimal, or hexadecimal with 0x; a bit a feature.")
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
    Report report = new Report("Features of " + identity + " are set").row("features", hex);
    report.words("", features.isEmpty() ? List.of("none") : features);
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
    throw CommandFailure.usage(
        "a feature mask is a number from 0 to 0x1fffffffffffff, decimal or with 0x");
  }
}
