package io.kennung.drills.rotation;

import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.drills.people.Http;
import io.kennung.drills.people.Town;
import io.kennung.drills.report.Findings;
import io.kennung.protocol.RevocationKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was kept before a rotation and is kept for years: of each one that turns up while both
 * generations are in use, and so moves to the new one, and one that does not.
 */
final class Kept {

  private static final int SEALED = 800;
  private static final RevocationKey PASSWORD = RevocationKey.ofPassword("set years ago");

  private final Town town;
  private final Identity moving;
  private final Identity staying;
  private final String movingNumber = Town.newNumber();
  private final String stayingNumber = Town.newNumber();
  private final String movingBackup = Town.newBackupId();
  private final String stayingBackup = Town.newBackupId();
  private final byte[] sealed = Town.sealed(SEALED);

  Kept(Town town) {
    this.town = town;
    this.moving = town.register();
    this.staying = town.register();
    town.linkPhone(moving, movingNumber);
    town.linkPhone(staying, stayingNumber);
    town.directory().revocation().setPassword(moving, PASSWORD);
    town.directory().revocation().setPassword(staying, PASSWORD);
    town.keep(movingBackup, sealed);
    town.keep(stayingBackup, sealed);
  }

  /** Half of it turns up. */
  void turnUp(Findings findings) {
    findings.same("a number that turns up", Optional.of(moving.id()), town.ownerOf(movingNumber));
    town.directory().revocation().setPassword(moving, PASSWORD);
    findings.same("a backup that is uploaded again", 200, town.keep(movingBackup, sealed));
  }

  /** What has moved is there; what has not is gone, says so, and can be had anew. */
  void afterTheDrop(Findings findings) {
    findings.same("a number that has moved", Optional.of(moving.id()), town.ownerOf(movingNumber));
    findings.same("a number that has not", Optional.empty(), town.ownerOf(stayingNumber));
    town.linkPhone(staying, stayingNumber);
    findings.same("a number linked again", Optional.of(staying.id()), town.ownerOf(stayingNumber));
    findings.check(isKept(movingBackup), "a backup that has moved is not there");
    findings.check(!isKept(stayingBackup), "a backup that has not moved is there");
    findings.same("a backup made anew", 200, town.keep(stayingBackup, sealed));
    findings.check(isKept(stayingBackup), "a backup made anew is not there");
    findings.check(
        town.directory().revocation().passwordSetAt(staying).isEmpty(),
        "a revocation password that nobody can recognize any more is told as set");
    findings.check(!revokes(staying), "a revocation password of a dropped pepper counts");
    town.directory().revocation().setPassword(staying, PASSWORD);
    findings.check(revokes(staying), "a revocation password set again does not count");
    findings.check(revokes(moving), "a revocation password that has moved does not count");
  }

  private boolean isKept(String backup) {
    return town.kept(backup).filter(it -> Arrays.equals(it, sealed)).isPresent();
  }

  private boolean revokes(Identity who) {
    try {
      town.directory().revocation().revokeByPassword(who.id(), PASSWORD);
      return true;
    } catch (DirectoryException e) {
      return false;
    }
  }

  /** The status of an answer to a chat server that shows this token. */
  static int changes(URI frontDoor, String token) {
    return Http.get(frontDoor.resolve("/changes"), "Authorization", "Bearer " + token).status();
  }

  /** Likewise, when it tells who was there. */
  static int activity(URI frontDoor, String token) {
    return Http.send(
            "POST",
            frontDoor.resolve("/activity"),
            "{\"identities\":[\"ECHOECHO\"]}".getBytes(StandardCharsets.UTF_8),
            "Authorization",
            "Bearer " + token)
        .status();
  }
}
