package io.kennung.identity.licensing;

import io.kennung.chassis.access.AccessTokens;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code GET auth_token} (directory contract, 4.5): a licence is exchanged for a token that says
 * nothing about it.
 */
@Path("/auth_token")
@Produces(MediaType.APPLICATION_JSON)
public class AuthTokenResource {

  /**
   * The answer.
   *
   * @param authToken opaque; for the header {@code Authorization: Token …} at the Safe and blob
   *     servers
   */
  public record AuthToken(String authToken) {}

  private final Licensing licensing;
  private final LicensingConfig config;
  private final AccessTokens tokens;

  @Inject
  AuthTokenResource(Licensing licensing, LicensingConfig config, AccessTokens tokens) {
    this.licensing = licensing;
    this.config = config;
    this.tokens = tokens;
  }

  /** A token; 404 in a directory that is open to everybody. */
  @GET
  @NonBlocking
  @Operation(summary = "Exchange a licence for an access token (licensed directories only)")
  public AuthToken issue() {
    if (!licensing.asksEveryRequest()) {
      throw new NotFoundException();
    }
    return new AuthToken(tokens.issue(config.tokenLifetime()));
  }
}
