package io.kennung.client;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.SecretKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates identities, and does not create two when an answer is lost on the way. */
final class Creation {

  private static final String PATH = "identity/create";

  private final TwoPhase twoPhase;
  private final @Nullable Licence licence;
  private final Repetition repetition;

  Creation(TwoPhase twoPhase, @Nullable Licence licence, Repetition repetition) {
    this.twoPhase = twoPhase;
    this.licence = licence;
    this.repetition = repetition;
  }

  UnfinishedCreation begin(SecretKey key) {
    Instant askedAt = repetition.clock().instant();
    var publicKey = key.publicKey();
    Challenge challenge = twoPhase.challenge(PATH, Map.of("publicKey", publicKey.base64()));
    return new UnfinishedCreation(publicKey, challenge.token(), challenge.response(key), askedAt);
  }

  CreatedIdentity finish(UnfinishedCreation unfinished) {
    return repetition.run(Repetition.PATIENT, unfinished::isOpenAt, () -> attempt(unfinished));
  }

  private CreatedIdentity attempt(UnfinishedCreation unfinished) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("publicKey", unfinished.publicKey().base64());
    if (licence != null) {
      members.put("licenseUsername", licence.username());
      members.put("licensePassword", licence.password());
    }
    Answer answer = twoPhase.answer(PATH, members, unfinished.token(), unfinished.response());
    answer.requireSuccess();
    String identity = answer.text("identity");
    if (!IdentityId.isWellFormed(identity)) {
      throw answer.unexpected("identity");
    }
    return new CreatedIdentity(identity, serverGroup(answer));
  }

  static String serverGroup(Answer answer) {
    String group = answer.text("serverGroup");
    if (!group.matches("[0-9a-f]{2}")) {
      throw answer.unexpected("serverGroup");
    }
    return group;
  }
}
