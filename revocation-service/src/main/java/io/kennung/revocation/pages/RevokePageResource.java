package io.kennung.revocation.pages;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.revocation.ending.Revocation;
import io.kennung.revocation.ending.RevocationLimits;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The page for whoever has lost the device and set a password beforehand. The password is the only
 * proof: a browser brings nothing along by itself that another site could make use of, so the form
 * needs no token against being sent from there.
 */
@Path("/revoke")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RevokePageResource {

  private final Revocation revocation;
  private final RevocationLimits limits;
  private final Pages pages;

  @Inject
  RevokePageResource(Revocation revocation, RevocationLimits limits, Pages pages) {
    this.revocation = revocation;
    this.limits = limits;
    this.pages = pages;
  }

  /** The page with the form. */
  @GET
  @NonBlocking
  @Operation(summary = "Page on which an identity is ended with the password set beforehand")
  public Response show(
      @QueryParam(Language.PARAMETER) @Nullable String lang,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    return form(Response.Status.OK, Language.chosen(lang, acceptLanguage), Form.empty());
  }

  /** The button. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response revoke(
      @BeanParam Filled filled,
      @QueryParam(Language.PARAMETER) @Nullable String lang,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @Context HttpServerRequest call) {
    Language language = Language.chosen(lang, acceptLanguage);
    String identity = filled.identity();
    Set<Flaw> flaws = filled.flaws();
    if (!flaws.isEmpty()) {
      return form(Response.Status.BAD_REQUEST, language, Form.flawed(identity, flaws));
    }
    try {
      limits.admit(call);
      if (!revocation.byPassword(identity, filled.key().orElseThrow())) {
        String why = Texts.of(language).say("form.wrong");
        return form(Response.Status.FORBIDDEN, language, Form.wrong(identity, why));
      }
    } catch (Refused refused) {
      return refused(refused, language, identity);
    }
    return Response.ok(pages.revoked(language, identity, revocation.endedAt(identity))).build();
  }

  private Response refused(Refused refused, Language language, String identity) {
    Duration wait = refused.retryAfter();
    if (refused.failure() != CommonFailure.TOO_OFTEN || wait == null) {
      throw refused;
    }
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    String why = Texts.of(language).failure("form.later", seconds);
    Form form = Form.refused(identity, why);
    return Response.fromResponse(form(Response.Status.TOO_MANY_REQUESTS, language, form))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  private Response form(Response.Status status, Language language, Form form) {
    return Response.status(status).entity(pages.revoke(language, form)).build();
  }
}
