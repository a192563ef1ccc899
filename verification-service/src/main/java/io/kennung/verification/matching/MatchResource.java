package io.kennung.verification.matching;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.limits.Callers;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code POST identity/match}. */
@Path("/identity/match")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class MatchResource {

  private final Matching matching;
  private final MatchTokens tokens;
  private final MatchConfig config;
  private final Callers callers;
  private final SharedLimits limits;

  @Inject
  MatchResource(
      Matching matching,
      MatchTokens tokens,
      MatchConfig config,
      Callers callers,
      SharedLimits limits) {
    this.matching = matching;
    this.tokens = tokens;
    this.config = config;
    this.callers = callers;
    this.limits = limits;
  }

  /** With a token many hashes, within a quota; without one just enough to find a forgotten id. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "Find out which hashed addresses belong to an identity")
  @RequestBody(content = @Content(schema = @Schema(implementation = MatchRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MatchAnswer.class)))
  public MatchAnswer match(byte[] body, @Context HttpServerRequest call) {
    MatchRequest request = Json.request(body, MatchRequest.class);
    if (request.size() > config.maxHashes()) {
      throw new Refused(CommonFailure.TOO_MANY);
    }
    if (request.matchToken() != null) {
      String identity =
          tokens
              .holder(request.matchToken())
              .orElseThrow(() -> new Refused(MatchFailure.INVALID_MATCH_TOKEN));
      return matching.matchFor(identity, request);
    }
    Limit anonymous = new Limit("match", config.anonymousBurst(), config.anonymousRefill());
    callers.limited(call).ifPresent(caller -> limits.admit(anonymous, caller));
    if (request.size() > config.maxAnonymousHashes()) {
      throw new Refused(MatchFailure.MATCH_TOKEN_NEEDED);
    }
    return matching.match(request);
  }
}
