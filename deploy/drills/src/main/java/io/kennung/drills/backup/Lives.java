package io.kennung.drills.backup;

import io.kennung.client.Identity;
import io.kennung.drills.people.Patience;
import io.kennung.drills.people.Town;
import io.kennung.local.LocalPostgres;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.RevocationKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What happens to a dozen people before the backup and after it: of every kind of event one that
 * the backup holds and one that it does not.
 */
final class Lives {

  private static final RevocationKey PASSWORD = RevocationKey.ofPassword("correct horse");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int SEALED = 2000;

  final String annasNumber = Town.newNumber();
  final EmailAddress annasAddress = Town.newAddress();
  final EmailAddress hansAddress = Town.newAddress();
  final String idasNumber = Town.newNumber();
  final String emilsNumber = Town.newNumber();
  final String annasBackup = Town.newBackupId();
  final String ottosBackup = Town.newBackupId();
  final byte[] annasSealed = Town.sealed(SEALED);
  final byte[] ottosFirst = Town.sealed(SEALED);
  final byte[] ottosSecond = Town.sealed(SEALED);
  final Identity anna;
  final Identity carl;
  final Identity fritz;
  final Identity gina;
  final Identity hans;
  final Identity ida;
  final Identity kurt;
  final Identity lena;
  final Identity mia;
  final Identity paul;
  final Identity quin;
  Identity emil;
  Identity jon;
  Identity nora;

  private Lives(Town town) {
    anna = town.register();
    carl = town.register();
    fritz = town.register();
    gina = town.register();
    hans = town.register();
    ida = town.register();
    kurt = town.register();
    lena = town.register();
    mia = town.register();
    paul = town.register();
    quin = town.register();
    emil = anna;
    jon = anna;
    nora = anna;
  }

  static Lives begin(Town town, LocalPostgres postgres) {
    Lives lives = new Lives(town);
    lives.beforeTheBackup(town, postgres);
    return lives;
  }

  private void beforeTheBackup(Town town, LocalPostgres postgres) {
    town.linkPhone(anna, annasNumber);
    town.linkEmail(anna, annasAddress);
    town.linkEmail(hans, hansAddress);
    town.linkPhone(ida, idasNumber);
    town.directory().setFeatureMask(anna, 5);
    town.directory().revocation().setPassword(anna, PASSWORD);
    town.directory().revocation().setPassword(gina, PASSWORD);
    town.directory().revocation().revoke(carl);
    town.keep(annasBackup, annasSealed);
    town.keep(ottosBackup, ottosFirst);
    fallSilent(town, postgres, lena);
  }

  void afterTheBackup(Town town, LocalPostgres postgres) {
    emil = town.register();
    town.linkPhone(emil, emilsNumber);
    town.directory().setFeatureMask(emil, 6);
    town.directory().revocation().revoke(fritz);
    town.directory().revocation().revokeByPassword(gina.id(), PASSWORD);
    town.directory().linking().unlinkEmail(hans);
    jon = town.register();
    town.linkPhone(jon, idasNumber);
    town.directory().revocation().setPassword(kurt, PASSWORD);
    wake(town, lena);
    fallSilent(town, postgres, mia);
    nora = town.register();
    town.directory().revocation().revoke(nora);
    town.keep(ottosBackup, ottosSecond);
    town.directory().setFeatureMask(paul, 7);
    town.linkEmail(quin, Town.newAddress());
    town.liftLimits(paul);
    awaitAnswer(postgres, paul);
  }

  /** Staff have asked for something, and it is done. */
  private static void awaitAnswer(LocalPostgres postgres, Identity who) {
    boolean came =
        Patience.comesTrue(
            LONGEST,
            () -> isThere(postgres, "identity.history WHERE what = 'answered' AND identity", who));
    if (!came) {
      throw new IllegalStateException("staff got no answer");
    }
  }

  /**
   * What no event holds, so that nothing can bring it back: by the kind of fact, whose it was.
   * Empty text: whosever.
   */
  Map<String, List<String>> lostByNature() {
    List<String> linkedAfterwards = List.of(emil.id(), jon.id(), quin.id());
    return Map.of(
        "linked kind",
        linkedAfterwards,
        "link",
        linkedAfterwards,
        "history",
        linkedAfterwards,
        "record of looks",
        List.of(""),
        "revocation password",
        List.of(kurt.id()),
        "backup",
        List.of(""));
  }

  List<Identity> revoked() {
    return List.of(carl, fritz, gina, nora);
  }

  /** More than three months pass for somebody. */
  static void fallSilent(Town town, LocalPostgres postgres, Identity who) {
    Patience.comesTrue(LONGEST, () -> isHeardOf(postgres, who));
    execute(
        postgres,
        "UPDATE revocation.life SET seen_on = seen_on - 200 WHERE identity = '%s'"
            .formatted(who.id()));
    awaitState(town, who, IdentityState.INACTIVE);
  }

  /** Somebody who was silent speaks to the service that watches for it. */
  static void wake(Town town, Identity who) {
    var _ = town.directory().revocation().passwordSetAt(who);
    awaitState(town, who, IdentityState.ACTIVE);
  }

  private static boolean isHeardOf(LocalPostgres postgres, Identity who) {
    return isThere(postgres, "revocation.life WHERE public_key IS NOT NULL AND identity", who);
  }

  private static boolean isThere(LocalPostgres postgres, String where, Identity who) {
    try (Connection connection = postgres.administrator()) {
      return !Facts.Sql.rows(connection, "SELECT 1 FROM %s = '%s'".formatted(where, who.id()))
          .isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until everybody can see it. */
  static void awaitState(Town town, Identity who, IdentityState state) {
    boolean came =
        Patience.comesTrue(
            LONGEST,
            () -> town.directory().find(who.id()).filter(it -> it.state() == state).isPresent());
    if (!came) {
      throw new IllegalStateException("%s did not become %s".formatted(who.id(), state));
    }
  }

  static void execute(LocalPostgres postgres, String statement) {
    try (Connection connection = postgres.administrator();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
