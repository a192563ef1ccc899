package io.kennung.verification.pages;

import io.kennung.pages.CommonPages;
import io.kennung.pages.Language;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link of a short message: it opens the app with the code. Whether the code is
 * right it does not know; the app will be told.
 */
@Path("/link/phone/{code}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PhonePageResource {

  private static final Pattern CODE = Pattern.compile("[0-9]{1,8}");

  private final Pages pages;
  private final CommonPages common;
  private final AppLinks apps;

  @Inject
  PhonePageResource(Pages pages, CommonPages common, AppLinks apps) {
    this.pages = pages;
    this.common = common;
    this.apps = apps;
  }

  /** The page. Changes nothing. */
  @GET
  @NonBlocking
  @Operation(summary = "Page that opens an app with the code of a short message")
  public Response show(
      @PathParam("code") String code,
      @QueryParam("app") @Nullable String app,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    Language language = Language.accepted(acceptLanguage);
    if (!CODE.matcher(code).matches()) {
      return Response.status(Response.Status.NOT_FOUND).entity(common.nothing(language)).build();
    }
    return Response.ok(pages.phone(language, code, apps.to(app, code))).build();
  }
}
