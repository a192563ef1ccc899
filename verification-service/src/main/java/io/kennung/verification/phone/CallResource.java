package io.kennung.verification.phone;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.pages.Language;
import io.kennung.verification.linking.LinkLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/** {@code POST identity/link_mobileno_call}. */
@Path("/identity/link_mobileno_call")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class CallResource {

  /**
   * The request (directory contract, 6.4).
   *
   * @param verificationId of a verification that is pending
   */
  record CallRequest(@Nullable String verificationId) {}

  private final Calls calls;
  private final LinkLimits limits;

  @Inject
  CallResource(Calls calls, LinkLimits limits) {
    this.calls = calls;
    this.limits = limits;
  }

  /** Asks for a call that reads the code aloud. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "Ask for a call that reads the code aloud")
  @RequestBody(content = @Content(schema = @Schema(implementation = CallRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PhoneAnswer.class)))
  public PhoneAnswer call(
      byte[] body,
      @HeaderParam("Accept-Language") @Nullable String language,
      @Context HttpServerRequest call) {
    limits.admit(call);
    CallRequest request = Json.request(body, CallRequest.class);
    if (request.verificationId() == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    return calls.ask(request.verificationId(), Language.accepted(language));
  }
}
