package io.kennung.revocation.passwords;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Challenge;
import io.kennung.chassis.possession.TwoPhases;
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

/** {@code POST identity/check_revocation_key}. */
@Path("/identity/check_revocation_key")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class CheckRevocationKeyResource {

  private final TwoPhases phases;
  private final Passwords passwords;

  @Inject
  CheckRevocationKeyResource(TwoPhases phases, Passwords passwords) {
    this.phases = phases;
    this.passwords = passwords;
  }

  /** Two phases; the second tells. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "Whether and since when the identity has a revocation password")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = CheckRevocationKeyRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {Challenge.class, PasswordState.class})))
  public Object check(byte[] body) {
    CheckRevocationKeyRequest request = Json.request(body, CheckRevocationKeyRequest.class);
    String identity = request.identity();
    if (identity == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    return phases.answer(request, proof -> PasswordState.of(passwords.lastSet(identity, proof)));
  }
}
