package io.kennung.revocation.activity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where chat servers tell who was there, many at once. */
@Path("/activity")
public class ActivityResource {

  private final ActivityTokens tokens;
  private final ActivityConfig config;
  private final Activity activity;

  @Inject
  ActivityResource(ActivityTokens tokens, ActivityConfig config, Activity activity) {
    this.tokens = tokens;
    this.config = config;
    this.activity = activity;
  }

  /**
   * Answers when all of it is kept for good. The same again changes nothing; whoever is unknown or
   * revoked is passed over without a word, since nobody shall learn here who exists.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RunOnVirtualThread
  @Operation(summary = "Who was seen on a day, from a chat server")
  @RequestBody(content = @Content(schema = @Schema(implementation = SightingsRequest.class)))
  @APIResponse(responseCode = "204", description = "Kept")
  @APIResponse(responseCode = "400", description = "Nothing of it was kept")
  @APIResponse(responseCode = "401", description = "Without a token of this deployment")
  @APIResponse(responseCode = "404", description = "This deployment has no tokens")
  public void seen(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, byte[] body) {
    if (!tokens.isConfigured()) {
      throw new NotFoundException();
    }
    if (!tokens.isShownIn(authorization)) {
      throw new NotAuthorizedException("Bearer");
    }
    SightingsRequest request = SightingsRequest.read(body, config.maxIdentities());
    activity.seen(request.days(activity.today(), activity.latest()));
  }
}
