package io.kennung.revocation.ending;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Challenge;
import io.kennung.chassis.possession.Possession;
import io.kennung.chassis.possession.TwoPhases;
import io.kennung.revocation.Done;
import io.kennung.revocation.lives.KeysOfLives;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code POST identity/revoke}. */
@Path("/identity/revoke")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class RevokeResource {

  private final TwoPhases living;
  private final TwoPhases ended;
  private final Revocation revocation;

  @Inject
  RevokeResource(TwoPhases phases, Possession possession, KeysOfLives keys, Revocation revocation) {
    this.living = phases;
    this.ended = new TwoPhases(possession, keys::everOf);
    this.revocation = revocation;
  }

  /**
   * Two phases; the second ends the identity. Whoever has lost its answer and sends it again proves
   * the key of an identity that has ended by then, and gets the same answer.
   */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "End the identity for good, proven with its key")
  @RequestBody(content = @Content(schema = @Schema(implementation = RevokeRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {Challenge.class, Done.class})))
  public Object revoke(byte[] body) {
    RevokeRequest request = Json.request(body, RevokeRequest.class);
    String identity = request.identity();
    if (identity == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    TwoPhases phases = request.token() == null ? living : ended;
    return phases.answer(
        request,
        proof -> {
          revocation.byKey(identity, proof);
          return Done.DONE;
        });
  }
}
