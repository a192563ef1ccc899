package io.kennung.client;

import io.kennung.protocol.SecretKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The authenticated calls: ask, get a challenge, ask again with the proof. {@link #run} is what
 * features use; the two halves are there for whoever must keep, repeat or tamper with what stands
 * between them. Source: the directory contract, section 2.
 *
 * <p>Paths are relative to the directory, for example {@code identity/set_featuremask}; members are
 * texts, numbers, booleans, lists and maps. Everything throws {@link DirectoryException}.
 */
public final class TwoPhase {

  private final Exchange exchange;

  TwoPhase(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Both phases. The second one repeats exactly the members of the first. */
  public Answer run(String path, Map<String, ?> members, SecretKey key) {
    Challenge challenge = challenge(path, members);
    return answer(path, members, challenge.token(), challenge.response(key));
  }

  /** The first phase; changes nothing at the directory. */
  public Challenge challenge(String path, Map<String, ?> members) {
    return Challenge.of(exchange.post(path, members));
  }

  /**
   * The second phase.
   *
   * @param token base64, as it came
   * @param response base64 of 32 bytes
   */
  public Answer answer(String path, Map<String, ?> members, String token, String response) {
    Map<String, Object> proven = new LinkedHashMap<>(members);
    proven.put("token", token);
    proven.put("response", response);
    return exchange.post(path, proven);
  }
}
