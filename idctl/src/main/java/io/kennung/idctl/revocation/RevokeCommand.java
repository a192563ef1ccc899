package io.kennung.idctl.revocation;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.CutShort;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.RevocationKey;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends an identity for good, from its device or with its revocation password. */
@Command(
    name = "revoke",
    description = {
      "Revokes an identity: ends it for good.",
      "",
      "Within about an hour nobody can write to it any more, and within 24 hours it is crossed out"
          + " in the contact lists of others. Linked addresses become free. Its ID is never given"
          + " out again. This cannot be undone.",
      "",
      "Without options it is the profile's identity, whose key is then removed from this device."
          + " For one whose device is gone, name it and have its revocation password ready; tries"
          + " are limited. Either way its ID must be typed as a confirmation.",
      "",
      "Example: idctl revoke",
      "Example: idctl revoke --id ABCD1234 --by-password"
    })
final class RevokeCommand implements Runnable {

  private final Session session;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The identity, together with --by-password.")
  private @Nullable String id;

  @Option(
      names = "--by-password",
      description = "Ask for the password that was set with: idctl revocation set")
  private boolean isByPassword;

  @Mixin private final PasswordOption password = new PasswordOption();
  @Mixin private final Confirmation confirmation = new Confirmation();

  RevokeCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (isByPassword && id != null) {
      byPassword(Typed.id(id));
    } else if (isByPassword) {
      throw CommandFailure.usage("--by-password needs to know whom: --id ID");
    } else if (id != null || password.isGiven()) {
      throw CommandFailure.usage(
          "an identity that is not in the profile is revoked with: --id ID --by-password");
    } else {
      byKey(session.ownIdentity());
    }
  }

  private void byKey(KeptIdentity own) {
    try (Directory directory = session.directory(own::server)) {
      Ending ending = new Ending(session, own.identity().id(), directory.settings().base(), own);
      confirmation.require(ending.id(), session.surroundings(), ending.consequences());
      // A folder from which the key could not be removed is found beforehand.
      session.profile().prepare();
      CutShort.guarding(() -> revoke(directory, own), maybeRevoked("show"));
      session.print(ending.done());
    }
  }

  private void revoke(Directory directory, KeptIdentity own) {
    try {
      directory.revocation().revoke(own.identity());
    } catch (DirectoryException e) {
      // The key stays: that a directory does not know an identity is no proof that it has ended.
      if (e.errorType().filter("invalid-identity"::equals).isPresent() && !e.mayHaveHappened()) {
        throw session.unknown(own.identity().id(), directory.settings().base());
      }
      throw e;
    }
  }

  private void byPassword(String identity) {
    try (Directory directory = session.directoryOfProfile()) {
      URI server = directory.settings().base();
      @Nullable KeptIdentity own =
          ofProfile().filter(kept -> kept.isOf(identity, server)).orElse(null);
      Ending ending = new Ending(session, identity, server, own);
      confirmation.require(identity, session.surroundings(), ending.consequences());
      RevocationKey key =
          password.known(session.surroundings(), "Revocation password of %s:".formatted(identity));
      CutShort.guarding(
          () -> directory.revocation().revokeByPassword(identity, key),
          maybeRevoked("show " + identity));
      session.print(ending.done());
    }
  }

  private String maybeRevoked(String arguments) {
    return "it may be revoked all the same; see " + session.command(arguments);
  }

  /** Whoever revokes in an emergency must not be held up by a profile that is damaged. */
  private Optional<KeptIdentity> ofProfile() {
    try {
      return session.profile().identity();
    } catch (CommandFailure e) {
      return Optional.empty();
    }
  }
}
