package io.kennung.drills.rotation;

import io.kennung.client.Challenge;
import io.kennung.client.Identity;
import io.kennung.client.UnfinishedCreation;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.MatchToken;
import io.kennung.drills.people.Town;
import io.kennung.drills.report.Findings;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.RevocationKey;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can be begun in one step of a rotation, to be ended in a later one. */
final class Begun {

  static final RevocationKey PASSWORD = RevocationKey.ofPassword("set long ago");

  private static final String SET_MASK = "identity/set_featuremask";
  private static final int SEALED = 700;

  private final Town town;
  final Identity anna;
  final Identity berta;
  final String number = Town.newNumber();
  final EmailAddress address = Town.newAddress();
  final String linked = Town.newNumber();
  final String backup = Town.newBackupId();
  final byte[] sealed = Town.sealed(SEALED);
  final Challenge challenge;
  final MatchToken matchToken;
  private final UnfinishedCreation creation;
  private final String verification;

  Begun(Town town) {
    this.town = town;
    this.anna = town.register();
    this.berta = town.register();
    town.linkPhone(berta, linked);
    town.directory().revocation().setPassword(berta, PASSWORD);
    town.keep(backup, sealed);
    this.creation = town.directory().begin(SecretKey.generate(new SecureRandom()));
    this.challenge = town.directory().twoPhase().challenge(SET_MASK, mask());
    this.verification = town.beginPhone(anna, number);
    var _ = town.directory().linking().linkEmail(anna, address, "en");
    this.matchToken = town.directory().contacts().matchToken(anna);
  }

  /** Ends what was begun. All of it must go well. */
  void end(Findings findings, String when) {
    String id = town.directory().finish(creation).identity();
    findings.check(
        town.directory().find(id).isPresent(), when + ", a registration was not finished");
    town.directory()
        .twoPhase()
        .answer(SET_MASK, mask(), challenge.token(), challenge.response(anna.key()))
        .requireSuccess();
    town.enterCode(verification, town.letterbox().code(number, 0));
    town.letterbox().confirmMail(address.text(), 0);
    findings.same(when + ", the number of a code", Optional.of(anna.id()), town.ownerOf(number));
    findings.same(when + ", the address of a mail", Optional.of(anna.id()), town.ownerOf(address));
    findings.check(tokenWorks(), when + ", a match token from before is not taken");
    findings.same(when + ", a number linked before", Optional.of(berta.id()), town.ownerOf(linked));
    findings.check(backupIsThere(), when + ", a backup from before is not there");
    findings.check(
        town.directory().revocation().passwordSetAt(berta).isPresent(),
        when + ", a revocation password from before is not told");
    town.directory().revocation().revokeByPassword(berta.id(), PASSWORD);
  }

  /** Whether the very token is taken: another one would come with the answer. */
  boolean tokenWorks() {
    var answer =
        town.directory()
            .contacts()
            .match(anna, matchToken, AddressBook.of(List.of(), List.of(linked)), true);
    return answer.token().equals(Optional.of(matchToken));
  }

  boolean backupIsThere() {
    return town.kept(backup).filter(it -> Arrays.equals(it, sealed)).isPresent();
  }

  private Map<String, Object> mask() {
    Map<String, Object> members = new HashMap<>();
    members.put("identity", anna.id());
    members.put("featureMask", 9);
    return members;
  }
}
