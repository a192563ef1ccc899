package io.kennung.client.safe;

import io.kennung.client.DirectoryException;
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
   * @param directory for example {@code directory::authToken}
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
    String token = asked();
    if (!token.matches("[!-~]{1,4096}")) {
      throw SafeException.of(
          SafeException.Kind.UNEXPECTED,
          "the directory gives out a token that no Safe server could read",
          0);
    }
    kept = token;
    return token;
  }

  private String asked() {
    try {
      return directory.get();
    } catch (DirectoryException e) {
      boolean isForNow =
          e.kind() == DirectoryException.Kind.UNREACHABLE
              || e.kind() == DirectoryException.Kind.RATE_LIMITED;
      throw SafeException.withoutAnswer(
          isForNow ? SafeException.Kind.UNREACHABLE : SafeException.Kind.UNAUTHORIZED,
          "the directory gives out no token for its Safe server: " + e.getMessage(),
          e);
    }
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
