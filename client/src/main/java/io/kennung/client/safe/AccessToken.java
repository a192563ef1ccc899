package io.kennung.client.safe;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What opens the Safe server of a licensed directory (Safe contract, 3.1). It is asked for when it
 * is first needed and once more when it was good before and is not any longer. A secret.
 */
public final class AccessToken {

  private final Supplier<String> directory;
  private volatile @Nullable String kept;

  /**
   * @param directory for example {@code directory::authToken}; what it throws, calls throw
   */
  public AccessToken(Supplier<String> directory) {
    this.directory = directory;
  }

  <T> T signedIn(Function<String, T> request, Predicate<T> isRefused) {
    String known = kept;
    T answer = request.apply(header(known == null ? renewed() : known));
    return known != null && isRefused.test(answer) ? request.apply(header(renewed())) : answer;
  }

  private String renewed() {
    String token = directory.get();
    if (!token.matches("[!-~]{1,4096}")) {
      throw SafeException.of(
          SafeException.Kind.UNEXPECTED,
          "the directory gives out a token that no Safe server could read",
          0);
    }
    kept = token;
    return token;
  }

  private static String header(String token) {
    return "Token " + token;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "AccessToken";
  }
}
