package io.kennung.client;

import io.kennung.protocol.SecretKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

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
  private final Repetition repetition;

  TwoPhase(Exchange exchange, Repetition repetition) {
    this.exchange = exchange;
    this.repetition = repetition;
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

  /**
   * The second phase, asked up to three times more where its answer is lost: a challenge is used
   * once, so nothing is done twice. What is thrown says whether it {@linkplain
   * DirectoryException#mayHaveHappened() may have happened} all the same.
   *
   * @param reader makes the result of the answer, or throws where it is unusable
   */
  public <T> T finish(
      String path,
      Map<String, ?> members,
      Challenge challenge,
      SecretKey key,
      Function<Answer, T> reader) {
    String response = challenge.response(key);
    try {
      return reader.apply(
          repetition.run(
              Repetition.BRIEF,
              always -> true,
              () -> answer(path, members, challenge.token(), response)));
    } catch (DirectoryException e) {
      throw e.afterTheDecidingRequest();
    }
  }
}
