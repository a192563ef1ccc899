package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeServer;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Safe server a command speaks to. */
final class SafeOptions {

  @Option(
      names = "--safe-server",
      paramLabel = "URL",
      description =
          "The Safe server (default: $$KENNUNG_SAFE_SERVER, else the directory's own, below"
              + " /safe/). Others on this machine can read what stands here: one with"
              + " user:password@ is better set as the variable.")
  private @Nullable String server;

  /**
   * @param ofProfile the directory, where the command line does not say it; null where unknown
   */
  SafeServer server(Session session, Supplier<@Nullable URI> ofProfile) {
    if (server != null) {
      return SafeServer.at(address("--safe-server", server));
    }
    Optional<String> variable = session.surroundings().variable("KENNUNG_SAFE_SERVER");
    if (variable.isPresent()) {
      return SafeServer.at(address("KENNUNG_SAFE_SERVER", variable.get()));
    }
    URI own = session.address(ofProfile).resolve("safe/");
    return SafeServer.at(address("the directory's own Safe server", own.toString()));
  }

  static SafeAddress address(String source, String text) {
    try {
      return SafeAddress.of(text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(source + ": " + e.getMessage());
    }
  }
}
