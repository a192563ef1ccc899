package io.kennung.identity.operations;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.Frames;
import io.kennung.identity.console.door.Door;
import io.kennung.identity.console.door.ForStaff;
import io.kennung.staff.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page on which operators see whether the whole is well. */
@Path(Door.ROOT + "/operations")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@ForStaff({Roles.OPERATOR, Roles.SUPPORT_LEAD})
@RunOnVirtualThread
public class OperationsPageResource {

  private final Overview overview;
  private final Probes probes;
  private final Frames frames;

  /** Shows these. */
  @Inject
  OperationsPageResource(Overview overview, Probes probes, Frames frames) {
    this.overview = overview;
    this.probes = probes;
    this.frames = frames;
  }

  /** The page; with a range that does not exist, of a day. */
  @GET
  @Operation(hidden = true)
  public String page(
      @QueryParam("range") @Nullable String range, @Context ContainerRequestContext request) {
    Frame frame = frames.of(request, "operations");
    Range chosen = Range.named(range).orElse(Range.DAY);
    Report report = overview.report(frame.who(), chosen, probes.ask());
    return Templates.operations(frame, Boards.of(report, chosen, frame.view())).render();
  }
}
