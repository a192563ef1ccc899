package io.kennung.revocation.ending;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.RevocationKey;
import io.kennung.revocation.Done;
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

/** {@code POST identity/ws/revoke}. */
@Path("/identity/ws/revoke")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordRevocationResource {

  private final Revocation revocation;
  private final RevocationLimits limits;

  @Inject
  PasswordRevocationResource(Revocation revocation, RevocationLimits limits) {
    this.revocation = revocation;
    this.limits = limits;
  }

  /** One phase: the password is the proof. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "End an identity for good, proven with the password set beforehand")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = PasswordRevocationRequest.class)))
  public Done revoke(byte[] body, @Context HttpServerRequest call) {
    PasswordRevocationRequest request = Json.request(body, PasswordRevocationRequest.class);
    if (request.identity() == null || request.revocationKey() == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    RevocationKey key = key(request.revocationKey());
    limits.admit(call);
    if (!revocation.byPassword(request.identity(), key)) {
      throw new Refused(RevocationFailure.NOT_REVOKED);
    }
    return Done.DONE;
  }

  private static RevocationKey key(String base64) {
    try {
      return RevocationKey.ofBase64(base64);
    } catch (IllegalArgumentException e) {
      throw new Refused(CommonFailure.MALFORMED);
    }
  }
}
