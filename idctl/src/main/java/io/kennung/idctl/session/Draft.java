package io.kennung.idctl.session;

import java.nio.file.Path;
import java.util.List;

/**
 * A whole profile in the making, in a folder beside the real one and sealed like that one. Closing
 * it deletes what has not become the profile; what a crash leaves, the next draft deletes. Whoever
 * makes one holds the lock of the profile.
 */
public final class Draft implements AutoCloseable {

  private final Profile profile;
  private final ProfileFolder real;
  private final SealedFolder sealing;
  private final ProfileFolder folder;

  Draft(Profile profile, ProfileFolder real, SealedFolder sealing) {
    this.profile = profile;
    this.real = real;
    this.sealing = sealing;
    // No profile's name begins with a dot.
    Path path = real.path().resolveSibling(".draft-" + profile.name());
    this.folder = new ProfileFolder(path, real.shown());
    discard();
    folder.run(ProfileFolder.WRITING, () -> OwnerOnly.createFolder(path));
  }

  /** Adds a file that is not the identity. */
  public void write(String name, byte[] bytes) {
    folder.write(name, sealing.forDisk(name, bytes));
  }

  /**
   * Takes the place of all that the profile holds. The identity comes last: before, a crash leaves
   * a profile without one, for which the same can be done again.
   */
  public void become(KeptIdentity identity) {
    List<String> names = folder.files();
    real.files().stream().filter(name -> !names.contains(name)).forEach(real::remove);
    for (String name : names) {
      real.run(
          ProfileFolder.WRITING,
          () -> OwnerOnly.move(folder.path().resolve(name), real.path().resolve(name)));
    }
    profile.keep(identity);
  }

  private void discard() {
    folder.run("remove", () -> OwnerOnly.deleteTree(folder.path()));
  }

  @Override
  public void close() {
    discard();
  }
}
