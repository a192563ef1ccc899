package io.kennung.idctl.safe.kept;

import io.kennung.client.Directory;
import io.kennung.client.safe.AccessToken;
import io.kennung.client.safe.Calls;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeServer;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens Safe servers. The directory's own one wants a token where the directory is licensed; no
 * other server ever sees it.
 */
public final class Servers implements Function<@Nullable String, SafeServer> {

  private static final Texts TEXTS = Texts.of(Servers.class);

  private final Session session;
  private final Supplier<@Nullable URI> ofProfile;

  /**
   * @param ofProfile the directory, where the command line does not say it; null where unknown
   */
  public Servers(Session session, Supplier<@Nullable URI> ofProfile) {
    this.session = session;
    this.ofProfile = ofProfile;
  }

  /**
   * @param address as people write it; null for the directory's own
   */
  @Override
  public SafeServer apply(@Nullable String address) {
    URI own = session.address(ofProfile).resolve("safe/");
    SafeAddress ofDirectory = address(TEXTS.say("server.own"), own.toString());
    SafeAddress asked = address == null ? ofDirectory : address("--safe-server", address);
    return asked.full().equals(ofDirectory.full()) && isLicensed()
        ? new SafeServer(new Calls(asked, new AccessToken(this::token)))
        : SafeServer.at(asked);
  }

  /**
   * @param source where the text is from, for the sentence
   * @throws CommandFailure when it is no address of a Safe server
   */
  public static SafeAddress address(String source, String text) {
    try {
      return SafeAddress.of(text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(source + ": " + e.getMessage());
    }
  }

  private boolean isLicensed() {
    return session.surroundings().variable("KENNUNG_LICENCE_USERNAME").isPresent();
  }

  private String token() {
    try (Directory directory = session.directory(ofProfile)) {
      return directory.authToken();
    }
  }
}
