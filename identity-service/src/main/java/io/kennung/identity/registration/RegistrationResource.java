package io.kennung.identity.registration;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Challenge;
import io.kennung.chassis.possession.Possession;
import io.kennung.chassis.possession.Proof;
import io.kennung.identity.licensing.Licensing;
import io.kennung.protocol.PublicKey;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code POST identity/create}. */
@Path("/identity/create")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {

  private final Possession possession;
  private final Registration registration;
  private final Licensing licensing;
  private final RegistrationLimit limit;
  private final ExecutorService blocking;

  @Inject
  RegistrationResource(
      Possession possession,
      Registration registration,
      Licensing licensing,
      RegistrationLimit limit,
      @VirtualThreads ExecutorService blocking) {
    this.possession = possession;
    this.registration = registration;
    this.licensing = licensing;
    this.limit = limit;
    this.blocking = blocking;
  }

  /**
   * First phase: a challenge for the key, answered at once, since nothing is looked up. Second
   * phase: an identity for it.
   */
  @POST
  @NonBlocking
  @Operation(summary = "Register an identity by proving possession of its key")
  @RequestBody(content = @Content(schema = @Schema(implementation = CreateRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {Challenge.class, Created.class})))
  public CompletionStage<Object> create(byte[] body, @Context HttpServerRequest call) {
    CreateRequest request = Json.request(body, CreateRequest.class);
    if (request.publicKey() == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    PublicKey key = publicKey(request.publicKey());
    String token = request.token();
    if (token == null) {
      return CompletableFuture.completedFuture(
          possession.challenge(CreateRequest.binding(key.base64())));
    }
    Optional<String> caller = limit.caller(call);
    return CompletableFuture.supplyAsync(() -> register(request, key, token, caller), blocking);
  }

  private Created register(
      CreateRequest request, PublicKey key, String token, Optional<String> caller) {
    if (request.response() == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    limit.admit(caller);
    Proof proof =
        possession
            .recognise(CreateRequest.binding(key.base64()), token)
            .proveBy(key, request.response());
    if (!licensing.allowsRegistration(request.licenseUsername(), request.licensePassword())) {
      throw new Refused(RegistrationFailure.INVALID_LICENCE);
    }
    return Created.of(registration.register(key, licensing.identityType(), proof));
  }

  private static PublicKey publicKey(String base64) {
    try {
      return PublicKey.ofBase64(base64);
    } catch (IllegalArgumentException e) {
      throw new Refused(RegistrationFailure.INVALID_PUBLIC_KEY);
    }
  }
}
