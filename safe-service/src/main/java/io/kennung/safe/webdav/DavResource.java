package io.kennung.safe.webdav;

import io.kennung.chassis.answers.Refused;
import io.kennung.safe.FrontDoorPath;
import io.kennung.safe.backups.BackupId;
import io.kennung.safe.backups.SafeFailure;
import io.kennung.safe.backups.Safekeeping;
import io.kennung.safe.limits.SafeLimits;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What WebDAV clients ask for before they put or get a file. */
@Path("/")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_XML)
public class DavResource {

  private static final int MULTI_STATUS = 207;
  private static final String FOLDER = "/backups/";

  private final Safekeeping safekeeping;
  private final SafeLimits limits;

  @Inject
  DavResource(Safekeeping safekeeping, SafeLimits limits) {
    this.safekeeping = safekeeping;
    this.limits = limits;
  }

  /** A folder; what is in it is told to nobody. */
  @Propfind
  @NonBlocking
  @Operation(hidden = true)
  public Response root(@Context HttpServerRequest call) {
    return properties(Properties.ofFolder(FrontDoorPath.of(call) + "/"));
  }

  /** A folder; what is in it is told to nobody. */
  @Propfind
  @Path("/backups")
  @NonBlocking
  @Operation(hidden = true)
  public Response backups(@Context HttpServerRequest call) {
    return properties(Properties.ofFolder(FrontDoorPath.of(call) + FOLDER));
  }

  /** A file. */
  @Propfind
  @Path("/config")
  @NonBlocking
  @Operation(hidden = true)
  public Response config(@Context HttpServerRequest call) {
    return properties(Properties.ofFile(FrontDoorPath.of(call) + "/config", OptionalInt.empty()));
  }

  /** A file, where there is such a backup. */
  @Propfind
  @Path("/backups/{id}")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response backup(@PathParam("id") String text, @Context HttpServerRequest call) {
    BackupId id = BackupId.parse(text).orElseThrow(() -> new Refused(SafeFailure.NO_ID));
    limits.admitDownload(call);
    OptionalInt length = safekeeping.length(id);
    if (length.isEmpty()) {
      throw new Refused(SafeFailure.NOT_FOUND);
    }
    return properties(Properties.ofFile(FrontDoorPath.of(call) + FOLDER + text, length));
  }

  /** Every folder that may be is there. */
  @Mkcol
  @Path("/backups")
  @NonBlocking
  @Operation(hidden = true)
  public Response makeBackups() {
    return Response.status(Response.Status.METHOD_NOT_ALLOWED)
        .header(HttpHeaders.ALLOW, "OPTIONS, PROPFIND")
        .build();
  }

  private static Response properties(String xml) {
    return Response.status(MULTI_STATUS).entity(xml).build();
  }
}
