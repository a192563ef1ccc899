package io.kennung.identity.recovery;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST identity/fetch_priv}. */
@Path("/identity/fetch_priv")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class RecoveryResource {

  private final TwoPhases phases;
  private final Recovery recovery;

  @Inject
  RecoveryResource(TwoPhases phases, Recovery recovery) {
    this.phases = phases;
    this.recovery = recovery;
  }

  /** Two phases; the second tells what the directory knows. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "What the directory knows about the own identity")
  @RequestBody(content = @Content(schema = @Schema(implementation = FetchPrivateRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {Challenge.class, OwnIdentity.class})))
  public Object fetch(byte[] body) {
    FetchPrivateRequest request = Json.request(body, FetchPrivateRequest.class);
    String identity = request.identity();
    if (identity == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    Integer asked = type(request.appVariant());
    return phases.answer(
        request,
        proof -> {
          // Told only to whoever has proven the key: a stranger learns nothing about the type here.
          if (asked != null && !recovery.typeOf(identity).equals(Optional.of(asked))) {
            throw new Refused(RecoveryFailure.OTHER_APP_VARIANT);
          }
          return recovery.tell(identity, proof);
        });
  }

  private static @Nullable Integer type(@Nullable String appVariant) {
    return switch (appVariant) {
      case null -> null;
      case "consumer" -> 0;
      case "work" -> 1;
      default -> throw new Refused(CommonFailure.MALFORMED);
    };
  }
}
