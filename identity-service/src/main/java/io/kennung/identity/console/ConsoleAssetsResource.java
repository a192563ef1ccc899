package io.kennung.identity.console;

import io.kennung.identity.console.door.Door;
import io.kennung.pages.Assets;
import io.kennung.pages.AssetsResource;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the pages load. Everybody may have it. */
@Path(Door.ROOT)
public class ConsoleAssetsResource extends AssetsResource {

  @Inject
  ConsoleAssetsResource(Assets assets) {
    super(assets);
  }

  /** A style sheet of the console. */
  @GET
  @Path("assets/{name}.css")
  @Produces("text/css;charset=UTF-8")
  @NonBlocking
  @Operation(hidden = true)
  public Response sheet(@PathParam("name") String name, @QueryParam("v") @Nullable String version) {
    return file(name + ".css", version);
  }

  /** A script of the console. */
  @GET
  @Path("assets/{name}.js")
  @Produces("text/javascript;charset=UTF-8")
  @NonBlocking
  @Operation(hidden = true)
  public Response script(
      @PathParam("name") String name, @QueryParam("v") @Nullable String version) {
    return file(name + ".js", version);
  }
}
