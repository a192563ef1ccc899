package io.kennung.identity.features;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Challenge;
import io.kennung.chassis.possession.TwoPhases;
import io.kennung.protocol.FeatureMask;
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

/** {@code POST identity/set_featuremask}. */
@Path("/identity/set_featuremask")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class FeatureMaskResource {

  /**
   * The answer.
   *
   * @param success always true
   */
  public record Done(boolean success) {}

  private final TwoPhases phases;
  private final Features features;

  @Inject
  FeatureMaskResource(TwoPhases phases, Features features) {
    this.phases = phases;
    this.features = features;
  }

  /** Two phases; the second sets the mask. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "Set the own feature mask")
  @RequestBody(content = @Content(schema = @Schema(implementation = SetFeatureMaskRequest.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {Challenge.class, Done.class})))
  public Object set(byte[] body) {
    SetFeatureMaskRequest request = Json.request(body, SetFeatureMaskRequest.class);
    String identity = request.identity();
    Long mask = request.featureMask();
    if (identity == null || mask == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    if (!FeatureMask.isValid(mask)) {
      throw new Refused(FeatureFailure.OUT_OF_RANGE);
    }
    return phases.answer(
        request,
        proof -> {
          features.set(identity, mask, proof);
          return new Done(true);
        });
  }
}
