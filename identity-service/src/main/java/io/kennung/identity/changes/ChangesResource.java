package io.kennung.identity.changes;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where chat servers ask what has become of identities. */
@Path("/changes")
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

  private final ChangesTokens tokens;
  private final ChangesLimit limits;
  private final Telling telling;
  private final Waiting waiting;

  @Inject
  ChangesResource(ChangesTokens tokens, ChangesLimit limits, Telling telling, Waiting waiting) {
    this.tokens = tokens;
    this.limits = limits;
    this.telling = telling;
    this.waiting = waiting;
  }

  /** The next changes; with a wait, the answer may take so long. */
  @GET
  @Blocking // until it is clear that there is nothing yet
  @RunOnVirtualThread
  @Operation(summary = "State changes of identities, for a chat server")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ChangesPage.class)))
  @APIResponse(responseCode = "400", description = "A parameter is not what it should be")
  @APIResponse(responseCode = "401", description = "Without a token of this deployment")
  @APIResponse(responseCode = "404", description = "This deployment has no tokens")
  @APIResponse(
      responseCode = "410",
      description =
          "What came after the cursor cannot be told any more: begin anew without after, and then"
              + " ask identity/check for every identity you know")
  @APIResponse(responseCode = "429", description = "Too often, or too many wait with this token")
  public CompletionStage<ChangesPage> next(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Parameter(description = "next of the last answer; without it, from the oldest that is kept")
          @QueryParam("after")
          @Nullable String after,
      @Parameter(description = "Changes in one answer, 1 to 10000; 1000 without it")
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "Seconds to wait for a change if there is none, 0 to 60")
          @QueryParam("wait")
          @Nullable String wait,
      @Context RoutingContext call) {
    if (!tokens.isConfigured()) {
      throw new NotFoundException();
    }
    if (authorization == null || !tokens.isShownIn(authorization)) {
      throw new NotAuthorizedException("Bearer");
    }
    limits.admit(call.request());
    Question question = Question.of(after, limit);
    Duration patience = Duration.ofSeconds(Question.waitSeconds(wait));
    if (patience.isZero()) {
      return CompletableFuture.completedFuture(telling.answer(question));
    }
    CompletableFuture<ChangesPage> answer =
        waiting.answer(ChangesTokens.in(authorization), question, patience);
    // Whoever hangs up makes room.
    call.addEndHandler(_ -> answer.complete(ChangesPage.TO_NOBODY));
    return answer;
  }
}
