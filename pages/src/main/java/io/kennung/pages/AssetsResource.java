package io.kennung.pages;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the pages load. Each service extends it with the path of its pages. */
public abstract class AssetsResource {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String FOR_A_WHILE = "public, max-age=300";

  private final Assets assets;

  /** Answers with these. */
  protected AssetsResource(Assets assets) {
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

  /** One of the files of the site; each service decides at which path. */
  protected Response file(String name, @Nullable String version) {
    return assets
        .file(name)
        .map(file -> answer(file, version))
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  private Response answer(byte[] file, @Nullable String version) {
    return Response.ok(file)
        .header(
            HttpHeaders.CACHE_CONTROL, assets.version().equals(version) ? FOR_EVER : FOR_A_WHILE)
        .build();
  }
}
