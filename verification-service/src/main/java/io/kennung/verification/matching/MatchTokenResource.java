package io.kennung.verification.matching;

import io.kennung.chassis.answers.Json;
import io.kennung.chassis.possession.Binding;
import io.kennung.chassis.possession.Challenge;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.ProvenRequest;
import io.kennung.chassis.possession.TwoPhases;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.verification.identities.Identities;
import io.kennung.verification.linking.LinkLimits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST identity/match_token}. */
@Path("/identity/match_token")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class MatchTokenResource {

  /**
   * The request (directory contract, 6.5).
   *
   * @param identity who wants to look for contacts
   * @param token absent in the first phase
   * @param response absent in the first phase
   */
  record MatchTokenRequest(
      @Nullable String identity, @Nullable String token, @Nullable String response)
      implements ProvenRequest {

    @Override
    public Binding binding() {
      return Binding.of("identity/match_token", Objects.requireNonNullElse(identity, ""));
    }
  }

  /**
   * The answer.
   *
   * @param success always true
   * @param matchToken opaque to clients
   */
  record Issued(boolean success, String matchToken) {}

  private final TwoPhases phases;
  private final MatchTokens tokens;
  private final Identities identities;
  private final UsedChallenges challenges;
  private final LinkLimits limits;

  @Inject
  MatchTokenResource(
      TwoPhases phases,
      MatchTokens tokens,
      Identities identities,
      UsedChallenges challenges,
      LinkLimits limits) {
    this.phases = phases;
    this.tokens = tokens;
    this.identities = identities;
    this.challenges = challenges;
    this.limits = limits;
  }

  /** Two phases; the second gives a token. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "Get a token for the contact match")
  @RequestBody(content = @Content(schema = @Schema(implementation = MatchTokenRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {Challenge.class, Issued.class})))
  public Object issue(byte[] body, @Context HttpServerRequest call) {
    limits.admit(call);
    MatchTokenRequest request = Json.request(body, MatchTokenRequest.class);
    return phases.answer(request, proof -> issue(request.identity(), proof));
  }

  private Issued issue(@Nullable String proven, Proof proof) {
    String identity = Objects.requireNonNull(proven);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          identities.begin(identity);
          // Again is as good as once: tokens differ only in their expiry.
          var _ = challenges.use(proof);
        });
    return new Issued(true, tokens.issue(identity));
  }
}
