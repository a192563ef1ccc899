package io.kennung.verification.phone;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Challenge;
import io.kennung.chassis.possession.TwoPhases;
import io.kennung.pages.Language;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.linking.AlreadyLinked;
import io.kennung.verification.linking.LinkLimits;
import io.kennung.verification.linking.Linking;
import io.kennung.verification.linking.Unlinked;
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

/** {@code POST identity/link_mobileno}. */
@Path("/identity/link_mobileno")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PhoneLinkResource {

  private final TwoPhases phases;
  private final NumberLinks numbers;
  private final Linking linking;
  private final CodeCheck codes;
  private final LinkLimits limits;

  @Inject
  PhoneLinkResource(
      TwoPhases phases, NumberLinks numbers, Linking linking, CodeCheck codes, LinkLimits limits) {
    this.phases = phases;
    this.numbers = numbers;
    this.linking = linking;
    this.codes = codes;
    this.limits = limits;
  }

  /** With a verification's id: a code. With an empty number: unlinking. Else: linking. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "Link a phone number, unlink it, or submit the code that proves it")
  @RequestBody(content = @Content(schema = @Schema(implementation = PhoneLinkRequest.class)))
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(oneOf = {Challenge.class, AlreadyLinked.class, PhoneAnswer.class})))
  public Object link(
      byte[] body,
      @HeaderParam("Accept-Language") @Nullable String language,
      @Context HttpServerRequest call) {
    limits.admit(call);
    PhoneLinkRequest request = Json.request(body, PhoneLinkRequest.class);
    if (request.verificationId() != null) {
      if (request.code() == null) {
        throw new Refused(CommonFailure.MALFORMED);
      }
      return codes.submit(request.verificationId(), request.code(), Language.accepted(language));
    }
    String identity = request.identity();
    String number = request.mobileNo();
    if (identity == null || number == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    if (number.isEmpty()) {
      return AlreadyLinked.no(
          phases.answer(
              request,
              proof -> {
                linking.unlink(identity, LinkKind.PHONE, proof);
                return Unlinked.DONE;
              }));
    }
    NumberLinks.Wish wish = numbers.read(identity, number, request, Language.accepted(language));
    Object answer = phases.answer(request, proof -> numbers.link(wish, proof));
    return answer instanceof Challenge && numbers.isLinked(wish)
        ? AlreadyLinked.YES
        : AlreadyLinked.no(answer);
  }
}
