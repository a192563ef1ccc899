package io.kennung.drills.crowd;

import io.kennung.client.Challenge;
import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Reply;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import io.vertx.core.json.JsonObject;

/** The authenticated calls: ask, get a challenge, ask again with the proof. */
final class Proofs {

  private Proofs() {}

  /** The answer to the second phase, which says that all went well. */
  static JsonObject prove(
      Caller caller, String what, String path, JsonObject members, SecretKey key) {
    return ask(caller, what, path, members, key).success();
  }

  /** The answer to the second phase, whatever it says. */
  static Reply ask(Caller caller, String what, String path, JsonObject members, SecretKey key) {
    Reply first = caller.post(what + " (1)", path, members);
    JsonObject told = first.json();
    String token = told.getString("token", "");
    String theirs = told.getString("tokenRespKeyPub", "");
    first.require(!token.isEmpty() && !theirs.isEmpty(), "no challenge");
    Challenge challenge = new Challenge(token, PublicKey.ofBase64(theirs));
    JsonObject proven = members.copy().put("token", token).put("response", challenge.response(key));
    return caller.post(what + " (2)", path, proven);
  }
}
