package io.kennung.verification.pages;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The style sheet and the icon of the pages. */
@Path("/link")
public class AssetsResource {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String FOR_A_WHILE = "public, max-age=300";

  private final Assets assets;

  @Inject
  AssetsResource(Assets assets) {
    this.assets = assets;
  }

  /** The style sheet. */
  @GET
  @Path("style.css")
  @Produces("text/css;charset=UTF-8")
  @NonBlocking
  @Operation(hidden = true)
  public Response style(@QueryParam("v") @Nullable String version) {
    return answer(assets.style(), version);
  }

  /** The icon. */
  @GET
  @Path("icon.svg")
  @Produces("image/svg+xml")
  @NonBlocking
  @Operation(hidden = true)
  public Response icon(@QueryParam("v") @Nullable String version) {
    return answer(assets.icon(), version);
  }

  private Response answer(byte[] file, @Nullable String version) {
    return Response.ok(file)
        .header(
            HttpHeaders.CACHE_CONTROL, assets.version().equals(version) ? FOR_EVER : FOR_A_WHILE)
        .build();
  }
}
