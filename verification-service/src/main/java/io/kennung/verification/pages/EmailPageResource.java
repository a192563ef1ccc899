package io.kennung.verification.pages;

import io.kennung.pages.Language;
import io.kennung.verification.pages.EmailConfirmation.Pending;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link of a mail. Whoever has the token has the mail: it is the only proof, and
 * no other site can press the button without it.
 */
@Path("/link/email/{token}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class EmailPageResource {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private final EmailConfirmation confirmation;
  private final Pages pages;

  @Inject
  EmailPageResource(EmailConfirmation confirmation, Pages pages) {
    this.confirmation = confirmation;
    this.pages = pages;
  }

  /** The page with the button. Changes nothing: mail scanners open every link. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "Page with the button that links an e-mail address")
  public Response ask(
      @PathParam("token") String token,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    return find(token)
        .map(found -> Response.ok(pages.confirm(found.language(), found.identity())).build())
        .orElseGet(() -> gone(Language.accepted(acceptLanguage)));
  }

  /** The button. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RunOnVirtualThread
  @Operation(summary = "The button that links an e-mail address")
  public Response confirm(
      @PathParam("token") String token,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    // Afterwards nobody knows any more in which language it was asked for.
    Optional<Pending> found = find(token);
    if (found.isEmpty()) {
      return gone(Language.accepted(acceptLanguage));
    }
    Pending pending = found.get();
    return confirmation.confirm(token)
        ? Response.ok(pages.linked(pending.language(), pending.identity())).build()
        : gone(pending.language());
  }

  private Optional<Pending> find(String token) {
    return TOKEN.matcher(token).matches() ? confirmation.find(token) : Optional.empty();
  }

  /** One answer, whether it is unknown, used or too old. */
  private Response gone(Language language) {
    return Response.status(Response.Status.NOT_FOUND).entity(pages.gone(language)).build();
  }
}
