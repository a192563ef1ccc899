package io.kennung.safe.webdav;

import io.kennung.safe.FrontDoorPath;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
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
    return properties(Properties.ofFolder(FrontDoorPath.of(call) + "/backups/"));
  }

  /** A file. */
  @Propfind
  @Path("/config")
  @NonBlocking
  @Operation(hidden = true)
  public Response config(@Context HttpServerRequest call) {
    return properties(Properties.ofFile(FrontDoorPath.of(call) + "/config", OptionalInt.empty()));
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
    return Response.status(Properties.STATUS).entity(xml).build();
  }
}
