package io.kennung.identity.console.door;

import io.kennung.pages.Views;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Signs out, here and at the provider. */
@Path(Door.ROOT + "/sign-out")
@ForStaff({})
public class SignOutResource {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Stays stays;
  private final Views views;
  private final OidcConfigurationMetadata provider;

  @Inject
  SignOutResource(Stays stays, Views views, OidcConfigurationMetadata provider) {
    this.stays = stays;
    this.views = views;
    this.provider = provider;
  }

  /**
   * The button. The provider is reached by a page in between, since a form may lead nowhere but
   * here.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  @Operation(hidden = true)
  @RunOnVirtualThread
  public Response signOut(@Context ContainerRequestContext request) {
    URI back = request.getUriInfo().getBaseUri().resolve(Door.ROOT + "/signed-out");
    String onward = atProvider(provider.getEndSessionUri(), back).toString();
    String page = Templates.leaving(views.in(Stay.of(request).language()), onward).render();
    stays.end().await().atMost(PATIENCE);
    return Response.ok(page).cookie(StayCookie.none()).build();
  }

  private URI atProvider(@Nullable String endSession, URI back) {
    return endSession == null
        ? back
        : UriBuilder.fromUri(endSession)
            .queryParam("id_token_hint", stays.idToken())
            .queryParam("post_logout_redirect_uri", back.toString())
            .build();
  }
}
