package io.kennung.revocation.pages;

import io.kennung.pages.Assets;
import io.kennung.pages.AssetsResource;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the page loads. */
@Path("/revoke")
public class RevokeAssetsResource extends AssetsResource {

  @Inject
  RevokeAssetsResource(Assets assets) {
    super(assets);
  }

  /** Hashes the password before it is sent. */
  @GET
  @Path("revoke.js")
  @Produces("text/javascript;charset=UTF-8")
  @NonBlocking
  @Operation(hidden = true)
  public Response revokeScript(@QueryParam("v") @Nullable String version) {
    return file("revoke.js", version);
  }
}
