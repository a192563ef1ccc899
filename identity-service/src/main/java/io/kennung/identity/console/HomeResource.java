package io.kennung.identity.console;

import io.kennung.identity.console.door.Door;
import io.kennung.identity.console.door.ForStaff;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The beginning of the console: for everybody the part that they work with. */
@Path(Door.ROOT)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@ForStaff({})
public class HomeResource {

  private final Frames frames;

  @Inject
  HomeResource(Frames frames) {
    this.frames = frames;
  }

  /** Those who may look at identities begin with a search, the others with the whole. */
  @GET
  @NonBlocking
  @Operation(hidden = true)
  public Response begin(@Context ContainerRequestContext request) {
    String part = frames.of(request, "").supports() ? "/search" : "/operations";
    return Response.seeOther(URI.create(Door.ROOT + part)).build();
  }
}
