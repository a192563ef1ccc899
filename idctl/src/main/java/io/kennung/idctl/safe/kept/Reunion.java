package io.kennung.idctl.safe.kept;

import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Joint;
import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.idctl.session.Profile;
import io.kennung.protocol.safe.SafeKeys;
import java.util.Optional;

/** What the profile holds, together with what an app has left in the backup of this password. */
public final class Reunion {

  private Reunion() {}

  /**
   * Takes into the profile what only the backup has, so that the next backup does not lose it.
   *
   * @return whether there is a backup under these keys
   */
  public static boolean of(Profile profile, SafeServer server, SafeKeys keys) {
    Optional<SafeBackup> former = Sealed.in(server, keys);
    former.ifPresent(backup -> {
      Belongings here = profile.belongings();
      Belongings both = Joint.of(here, backup.belongings());
      if (!both.equals(here)) {
        profile.keep(both);
      }
    });
    return former.isPresent();
  }
}
