package io.kennung.client.safe.doctor;

import io.kennung.client.safe.AuthChallenge;
import io.kennung.client.safe.Calls;
import io.kennung.client.safe.Reply;
import io.kennung.client.safe.SafeException;
import io.kennung.client.safe.ServerTerms;
import java.util.Optional;

/** All up to where a backup could be written: the way there, signing in, and the config. */
final class FrontDoor {

  private static final String EXAMPLE = "{\"maxBackupBytes\":524288,\"retentionDays\":180}";

  /** What the backup of a person with some hundred contacts may need. */
  private static final long SMALL = 65_536;

  private static final long SHORT = 30;

  private final Visit visit;
  private final Calls stranger;

  FrontDoor(Visit visit, Calls stranger) {
    this.visit = visit;
    this.stranger = stranger;
  }

  /** Whether it makes sense to look at more. */
  boolean isOpen() {
    Reply config;
    try {
      config = visit.send("GET", "config");
    } catch (SafeException e) {
      unreached(e);
      return false;
    }
    visit.good(Check.REACH, visit.address().toString());
    if (visit.address().base(visit.backupId()).getScheme().equalsIgnoreCase("https")) {
      visit.good(Check.SECURE, "this machine trusts its certificate");
    } else {
      visit.good(Check.SECURE, "not needed on this very machine");
    }
    address(config);
    if (config.isRedirect() || !isAdmitted(config)) {
      return false;
    }
    config(config);
    return true;
  }

  private void unreached(SafeException e) {
    String why = String.valueOf(e.getMessage());
    switch (e.kind()) {
      case UNTRUSTED -> {
        visit.good(Check.REACH, visit.address().toString());
        visit.wrong(Check.SECURE, why);
      }
      case UNEXPECTED -> {
        visit.good(Check.REACH, visit.address().toString());
        visit.wrong(Check.ADDRESS, why);
      }
      default -> visit.wrong(Check.REACH, why + "; correct the address or start the server");
    }
  }

  private void address(Reply config) {
    if (config.isRedirect()) {
      visit.wrong(
          Check.ADDRESS,
          "the address answers with a redirect that leads nowhere (status %d); give the final one"
              .formatted(config.status()));
    } else if (!config.redirects().isEmpty()) {
      visit.noted(
          Check.ADDRESS,
          "the address sends on to %s; give apps the final one, since not all of them follow"
              .formatted(config.redirects().getLast().resolve(".")));
    } else {
      visit.good(Check.ADDRESS, "final, no redirects");
    }
  }

  private boolean isAdmitted(Reply config) {
    visit.looksAt(Check.SIGN_IN);
    boolean hasCredentials = visit.address().hasCredentials();
    if (config.status() == 401) {
      visit.wrong(
          Check.SIGN_IN,
          unusable(config)
              .orElse(
                  hasCredentials
                      ? "the user name and password are not accepted; correct them, or set them anew"
                          + " on the server"
                      : "the server wants a user name and a password; put user:password@ in front"
                          + " of its host"));
      return false;
    }
    if (!hasCredentials) {
      visit.good(Check.SIGN_IN, "not asked for");
      return true;
    }
    Reply unsigned = stranger.send("GET", "backups/" + visit.backupId(), visit.backupId(), null);
    if (unsigned.status() != 401) {
      visit.noted(
          Check.SIGN_IN,
          "the server does not ask for a user name and password (status %d); protect the folder, or"
                  .formatted(unsigned.status())
              + " leave them out of the address");
      return true;
    }
    Optional<String> unusable = unusable(unsigned);
    unusable.ifPresentOrElse(
        sentence -> visit.wrong(Check.SIGN_IN, sentence),
        () -> visit.good(Check.SIGN_IN, "accepted, and asked for"));
    return true;
  }

  /** What some apps wait for before they sign in. */
  private static Optional<String> unusable(Reply reply) {
    if (reply.challenges().isEmpty()) {
      return Optional.of(
          "a 401 comes without WWW-Authenticate, so some apps never sign in; let the server ask for"
              + " Basic or Digest");
    }
    return reply.challenges().stream()
            .map(AuthChallenge::scheme)
            .anyMatch(scheme -> scheme.equals("basic") || scheme.equals("digest"))
        ? Optional.empty()
        : Optional.of(
            "the server offers no sign-in that apps know; switch Basic or Digest on there");
  }

  private void config(Reply reply) {
    visit.looksAt(Check.CONFIG);
    if (!reply.isDone()) {
      visit.wrong(
          Check.CONFIG,
          switch (reply.status()) {
            case 404, 410 -> "there is no file named config; make one that holds " + EXAMPLE;
            case 403 -> "the file config may not be read (status 403); let the server read it";
            default ->
                "the file config is answered with status %d; look into the server's error log"
                    .formatted(reply.status());
          });
      return;
    }
    Optional<ServerTerms> terms = ServerTerms.of(reply.body());
    if (terms.isEmpty()) {
      visit.wrong(Check.CONFIG, "the file config cannot be understood; let it hold " + EXAMPLE);
      return;
    }
    ServerTerms promised = terms.get();
    visit.promised(promised);
    if (promised.maxBackupBytes() < SMALL) {
      visit.noted(
          Check.CONFIG,
          "maxBackupBytes is only %d, and larger backups fail; set it to 524288"
              .formatted(promised.maxBackupBytes()));
    } else if (promised.retentionDays() < SHORT) {
      visit.noted(
          Check.CONFIG,
          "retentionDays is only %d, and a lost device may take longer to replace; set it to 180"
              .formatted(promised.retentionDays()));
    } else {
      visit.good(
          Check.CONFIG,
          "%d bytes, %d days".formatted(promised.maxBackupBytes(), promised.retentionDays()));
    }
  }
}
