package io.kennung.verification.email;

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
import io.kennung.verification.pending.Verifications;
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

/** {@code POST identity/link_email}. */
@Path("/identity/link_email")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class EmailLinkResource {

  private final TwoPhases phases;
  private final EmailLinks emails;
  private final Linking linking;
  private final LinkLimits limits;

  @Inject
  EmailLinkResource(TwoPhases phases, EmailLinks emails, Linking linking, LinkLimits limits) {
    this.phases = phases;
    this.emails = emails;
    this.linking = linking;
    this.limits = limits;
  }

  /**
   * With an empty address: unlinking. Else: linking; the first phase alone is the link check, which
   * tells whether this very pair is linked and nothing more.
   */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "Link an e-mail address, unlink it, or ask whether it is linked")
  @RequestBody(content = @Content(schema = @Schema(implementation = EmailLinkRequest.class)))
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              schema =
                  @Schema(
                      oneOf = {
                        Challenge.class,
                        AlreadyLinked.class,
                        MailSent.class,
                        Unlinked.class
                      })))
  public Object link(
      byte[] body,
      @HeaderParam("Accept-Language") @Nullable String language,
      @Context HttpServerRequest call) {
    limits.admit(call);
    EmailLinkRequest request = Json.request(body, EmailLinkRequest.class);
    String identity = request.identity();
    String email = request.email();
    if (identity == null || email == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    if (email.isEmpty()) {
      return AlreadyLinked.no(
          phases.answer(
              request,
              proof -> {
                linking.unlink(identity, LinkKind.EMAIL, proof);
                return Unlinked.DONE;
              }));
    }
    Verifications.Wanted wanted =
        emails.read(
            identity,
            email,
            request.lang() == null ? Language.accepted(language) : Language.of(request.lang()));
    Object answer = phases.answer(request, proof -> emails.link(wanted, proof));
    return answer instanceof Challenge && emails.isLinked(wanted)
        ? AlreadyLinked.YES
        : AlreadyLinked.no(answer);
  }
}
