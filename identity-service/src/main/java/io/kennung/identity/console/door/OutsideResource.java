package io.kennung.identity.console.door;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What somebody sees who has left. Nothing of whom was looked at stays on the screen. */
@Path(Door.ROOT)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OutsideResource {

  private final Refusals refusals;

  @Inject
  OutsideResource(Refusals refusals) {
    this.refusals = refusals;
  }

  /** An open page comes here by itself when the time is over. */
  @GET
  @Path("ended")
  @NonBlocking
  @Operation(hidden = true)
  public Response ended(@Context ContainerRequestContext request) {
    return refusals.page(request, 200, "closed.ended", true);
  }

  /** The way back from the provider after signing out. */
  @GET
  @Path("signed-out")
  @NonBlocking
  @Operation(hidden = true)
  public Response signedOut(@Context ContainerRequestContext request) {
    return refusals.page(request, 200, "closed.out", true);
  }
}
