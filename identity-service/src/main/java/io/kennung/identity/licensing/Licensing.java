package io.kennung.identity.licensing;

import org.jspecify.annotations.Nullable;

/** Who may use this directory at all. */
public interface Licensing {

  /**
   * Whether every request must carry a licence by HTTP Basic authentication (directory contract,
   * 1.1).
   */
  boolean asksEveryRequest();

  /** Whether these are the name and password of a licence. */
  boolean knows(String username, String password);

  /**
   * Whether an identity may be created with what came in the request's body. Nothing there is
   * enough when the request itself has been let in.
   */
  default boolean allowsRegistration(@Nullable String username, @Nullable String password) {
    if (!asksEveryRequest() || (username == null && password == null)) {
      return true;
    }
    return username != null && password != null && knows(username, password);
  }

  /** The type of the identities created here: 0 regular app, 1 work app. */
  int identityType();
}
