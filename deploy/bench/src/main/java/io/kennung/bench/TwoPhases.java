package io.kennung.bench;

import io.kennung.protocol.Base64Text;
import io.kennung.protocol.ChallengeResponse;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import java.io.IOException;

/** A request that needs proof of a key: the question, the proof, the answer. */
final class TwoPhases {

  private TwoPhases() {}

  /**
   * Asks twice, as every client does.
   *
   * @param members of the request, without the braces and without those of the proof
   * @return what the second answer says under {@code wanted}
   */
  static String ask(
      HttpConnection server, String path, SecretKey key, String members, String wanted)
      throws IOException {
    return member(ask(server, path, key, members), wanted);
  }

  /** As above; the whole second answer. */
  static String ask(HttpConnection server, String path, SecretKey key, String members)
      throws IOException {
    String challenge = answer(server, path, "{%s}".formatted(members));
    String token = member(challenge, "token");
    byte[] response =
        ChallengeResponse.of(
            key,
            PublicKey.ofBase64(member(challenge, "tokenRespKeyPub")),
            Base64Text.decode(token));
    return answer(
        server,
        path,
        "{%s,\"token\":\"%s\",\"response\":\"%s\"}"
            .formatted(members, token, Base64Text.encode(response)));
  }

  private static String answer(HttpConnection server, String path, String request)
      throws IOException {
    HttpConnection.Answer answer = server.post(path, request);
    if (answer.status() != 200) {
      throw new IOException("%s answered %d".formatted(path, answer.status()));
    }
    return answer.body();
  }

  /** A member whose text holds nothing that JSON escapes. */
  static String member(String json, String name) throws IOException {
    String before = "\"" + name + "\":\"";
    int from = json.indexOf(before);
    if (from < 0) {
      throw new IOException("no %s in %s".formatted(name, json));
    }
    return json.substring(from + before.length(), json.indexOf('"', from + before.length()));
  }
}
