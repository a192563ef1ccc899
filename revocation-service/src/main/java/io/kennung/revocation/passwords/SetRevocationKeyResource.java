package io.kennung.revocation.passwords;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Challenge;
import io.kennung.chassis.possession.TwoPhases;
import io.kennung.protocol.RevocationKey;
import io.kennung.revocation.Done;
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

/** {@code POST identity/set_revocation_key}. */
@Path("/identity/set_revocation_key")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class SetRevocationKeyResource {

  private final TwoPhases phases;
  private final Passwords passwords;

  @Inject
  SetRevocationKeyResource(TwoPhases phases, Passwords passwords) {
    this.phases = phases;
    this.passwords = passwords;
  }

  /** Two phases; the second sets the password. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "Set the password with which the identity can be revoked without its key")
  @RequestBody(content = @Content(schema = @Schema(implementation = SetRevocationKeyRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {Challenge.class, Done.class})))
  public Object set(byte[] body) {
    SetRevocationKeyRequest request = Json.request(body, SetRevocationKeyRequest.class);
    String identity = request.identity();
    if (identity == null || request.revocationKey() == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    RevocationKey key = key(request.revocationKey());
    return phases.answer(
        request,
        proof -> {
          passwords.set(identity, key, proof);
          return Done.DONE;
        });
  }

  private static RevocationKey key(String base64) {
    try {
      return RevocationKey.ofBase64(base64);
    } catch (IllegalArgumentException e) {
      throw new Refused(CommonFailure.MALFORMED);
    }
  }
}
