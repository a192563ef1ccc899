package io.kennung.idctl.safe.kept;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.Version;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Link;
import io.kennung.client.linking.VerifiedLinks;
import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.SafeState;
import io.kennung.client.safe.keeping.Safekeeping;
import io.kennung.idctl.links.KeptLink;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The Safe of one profile: what is remembered of it, and what goes into its backups. */
public final class OwnSafe implements Safekeeping.Memory {

  /** What it is kept in. */
  public static final String FILE = "safe.json";

  private static final String DEVICE = "idctl " + Version.text();
  private static final Texts TEXTS = Texts.of(OwnSafe.class);

  private final Session session;
  private final Profile profile;
  private final String identity;

  /**
   * @param identity whose; empty where the profile holds none, and only what is left over matters
   */
  public OwnSafe(Session session, String identity) {
    this.session = session;
    this.profile = session.profile();
    this.identity = identity;
  }

  /** That of the identity which the profile holds. */
  public static OwnSafe of(Session session) {
    return new OwnSafe(session, session.ownIdentity().identity().id());
  }

  @Override
  public SafeState state() {
    return profile.read(FILE, KeptSafe::of).map(kept -> kept.of(identity)).orElse(SafeState.OFF);
  }

  @Override
  public void keep(SafeState state) {
    if (state.isNothing()) {
      profile.remove(FILE);
    } else {
      profile.write(FILE, new KeptSafe(identity, state).json());
    }
  }

  /** What can be done with it. */
  public Safekeeping keeping() {
    return new Safekeeping(this, servers(), session.surroundings().clock());
  }

  /** The servers where its backups may be. */
  public Servers servers() {
    return new Servers(session, () -> profile.server().orElse(null));
  }

  /** Does the work while no other {@code idctl} can work in the profile. */
  public <T> T alone(Supplier<T> work) {
    profile.prepare();
    try (FileChannel lock = profile.lock()) {
      return work.get();
    } catch (IOException e) {
      throw CommandFailure.profile(TEXTS.say("unwritable", profile.shown()));
    }
  }

  /**
   * The plain JSON of a backup, as things are in the profile, with the addresses that were linked
   * since the last one. A secret.
   */
  public byte[] document(KeptIdentity own) {
    LastBackup last = state().last();
    Instant since = last == null ? Instant.MIN : last.at();
    Belongings belongings = profile.belongings();
    List<Link> links = candidates(own, belongings, since);
    return document(
        own, links.equals(belongings.links()) ? belongings : belongings.withLinks(links));
  }

  private static byte[] document(KeptIdentity own, Belongings belongings) {
    return SafeBackup.of(own.identity().key(), belongings, DEVICE).json();
  }

  /**
   * The same, after the directory has been asked which of the linked addresses still are. While it
   * is away, those of the last time count.
   *
   * @throws CommandFailure where it says that the identity has ended
   */
  public byte[] freshDocument(KeptIdentity own) {
    Belongings belongings = profile.belongings();
    try (Directory directory = session.directory(own::server)) {
      List<Link> links =
          VerifiedLinks.of(directory, own.identity(), candidates(own, belongings, Instant.MIN));
      if (!links.equals(belongings.links())) {
        profile.keep(belongings.withLinks(links));
      }
    } catch (DirectoryException e) {
      if (e.errorType().filter("invalid-identity"::equals).isPresent()) {
        throw session.unknown(identity, session.address(own::server));
      }
    }
    return document(own, profile.belongings());
  }

  /** What the last backup said, and what this device has linked since then. */
  private List<Link> candidates(KeptIdentity own, Belongings belongings, Instant since) {
    Set<Link> all = new LinkedHashSet<>(belongings.links());
    KeptLinks kept = KeptLinks.in(session, own);
    for (Kind kind : Kind.values()) {
      kept.of(kind)
          .filter(link -> link.since().isAfter(since))
          .flatMap(KeptLink::address)
          .map(kind::inBackup)
          .ifPresent(all::add);
    }
    return List.copyOf(all);
  }
}
