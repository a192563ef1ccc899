package io.kennung.idctl.safe.restore;

import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.keeping.Place;
import io.kennung.client.safe.keeping.RestoredContacts;
import io.kennung.idctl.identity.Revival;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.safe.kept.SafeOptions;
import io.kennung.idctl.safe.kept.SafePasswordOption;
import io.kennung.idctl.safe.kept.Sealed;
import io.kennung.idctl.safe.kept.Servers;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.safe.SafeKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings an identity back from its backup, with all that belongs to it. */
@Command(name = "restore", resourceBundle = "io.kennung.idctl.safe.restore.texts")
public final class RestoreCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(RestoreCommand.class);

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "id")
  private @Nullable String id;

  @Mixin private final ForgottenId forgotten = new ForgottenId();
  @Mixin private final LinkOffers links = new LinkOffers();
  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  /** One that is not run yet. */
  public RestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if ((id == null) != forgotten.isGiven()) {
      throw CommandFailure.usage(TEXTS.say(id == null ? "who.none" : "who.twice"));
    }
    links.refuseBoth();
    String typed = id == null ? null : Typed.id(id);
    Revival revival = new Revival(session, Revival.Source.BACKUP);
    revival.into(session.profile(), profile -> restore(typed, profile, revival));
  }

  private void restore(@Nullable String typed, Profile profile, Revival revival) {
    Servers servers = new Servers(session, () -> profile.server().orElse(null));
    @Nullable String address = options.chosen(session.surroundings()).orElse(null);
    try (SafeServer server = servers.apply(address);
        Directory directory = session.directoryOfProfile()) {
      String identity = typed == null ? forgotten.find(session, directory) : typed;
      SafeKeys keys = password.known(session.surroundings(), identity);
      KeptIdentity kept;
      RestoredContacts contacts;
      OwnSafe safe = new OwnSafe(session, identity);
      try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("progress.fetch"))) {
        SafeBackup backup = Sealed.in(server, keys).orElseThrow(Sealed::notFound);
        progress.now(TEXTS.say("progress.identity"));
        kept = revival.living(directory, new Identity(identity, backup.key()));
        progress.now(TEXTS.say("progress.contacts"));
        contacts = lookedUp(backup, directory, progress);
        // The identity comes last: until it is there, the whole can be done again.
        profile.keep(contacts.belongings());
        safe.keeping().resume(new Place(keys, address));
        profile.keep(kept);
      }
      Restored restored = new Restored(session, kept, contacts);
      Report report = restored.report();
      links.make(session, directory, kept, report);
      restored.backedUp(report, safe);
      session.print(report);
    }
  }

  private static RestoredContacts lookedUp(
      SafeBackup backup, Directory directory, Progress progress) {
    int all = backup.belongings().contacts().size();
    return RestoredContacts.of(
        backup.belongings(), directory::findAll, done -> progress.at(done, all));
  }
}
