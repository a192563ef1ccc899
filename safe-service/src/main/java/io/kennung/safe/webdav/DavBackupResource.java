package io.kennung.safe.webdav;

import io.kennung.chassis.answers.Refused;
import io.kennung.safe.FrontDoorPath;
import io.kennung.safe.backups.BackupId;
import io.kennung.safe.backups.SafeFailure;
import io.kennung.safe.backups.Safekeeping;
import io.kennung.safe.limits.SafeLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What WebDAV clients ask of a backup itself. Stands at the very path at which backups are kept.
 */
@Path("/backups/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_XML)
@RunOnVirtualThread
public class DavBackupResource {

  private final Safekeeping safekeeping;
  private final SafeLimits limits;

  @Inject
  DavBackupResource(Safekeeping safekeeping, SafeLimits limits) {
    this.safekeeping = safekeeping;
    this.limits = limits;
  }

  /** A file, where there is such a backup. */
  @Propfind
  @Operation(hidden = true)
  public Response backup(@PathParam("id") String text, @Context HttpServerRequest call) {
    BackupId id = BackupId.parse(text).orElseThrow(() -> new Refused(SafeFailure.NO_ID));
    limits.admitDownload(call);
    OptionalInt length = safekeeping.length(id);
    if (length.isEmpty()) {
      throw new Refused(SafeFailure.NOT_FOUND);
    }
    String path = FrontDoorPath.of(call) + "/backups/" + text;
    return Response.status(Properties.STATUS).entity(Properties.ofFile(path, length)).build();
  }
}
