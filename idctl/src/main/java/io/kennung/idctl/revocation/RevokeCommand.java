package io.kennung.idctl.revocation;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.CutShort;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.RevocationKey;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends an identity for good, from its device or with its revocation password. */
@Command(name = "revoke", resourceBundle = RevocationCommands.TEXTS)
final class RevokeCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(RevokeCommand.class);

  private final Session session;

  @Option(names = "--id", paramLabel = "ID", descriptionKey = "revoke.id")
  private @Nullable String id;

  @Option(names = "--by-password", descriptionKey = "by-password")
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
      throw CommandFailure.usage(TEXTS.say("revoke.whom"));
    } else if (id != null || password.isGiven()) {
      throw CommandFailure.usage(TEXTS.say("revoke.how"));
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
          password.known(session.surroundings(), TEXTS.say("password.ask.known", identity));
      CutShort.guarding(
          () -> directory.revocation().revokeByPassword(identity, key),
          maybeRevoked("show " + identity));
      session.print(ending.done());
    }
  }

  private String maybeRevoked(String arguments) {
    return TEXTS.say("revoke.lost", session.command(arguments));
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
