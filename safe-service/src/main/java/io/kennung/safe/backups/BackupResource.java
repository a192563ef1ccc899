package io.kennung.safe.backups;

import io.kennung.chassis.answers.Refused;
import io.kennung.safe.limits.SafeLimits;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code backups/{id}} (Safe contract, 3). */
@Path("/backups/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@RunOnVirtualThread
public class BackupResource {

  /** A nonce and the tag of an empty seal, and at least something in it. */
  private static final int SHORTEST = 41;

  private final Safekeeping safekeeping;
  private final SafeLimits limits;
  private final UploadMemory memory;
  private final SafeConfig config;

  @Inject
  BackupResource(
      Safekeeping safekeeping, SafeLimits limits, UploadMemory memory, SafeConfig config) {
    this.safekeeping = safekeeping;
    this.limits = limits;
    this.memory = memory;
    this.config = config;
  }

  /** Replaces what was there, once all of it has come. */
  @PUT
  @Operation(summary = "Keep a sealed backup in place of the former")
  public Response put(
      @PathParam("id") String text,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long announced,
      @Context HttpServerRequest call,
      InputStream body) {
    BackupId id = id(text);
    int most = Math.toIntExact(config.maxBackup().asLongValue());
    Upload upload = new Upload(body, most, announced, config.uploadTime());
    limits.admitUpload(call, id.bytes());
    if ("100-continue".equalsIgnoreCase(call.getHeader(HttpHeaderNames.EXPECT))) {
      call.response().writeContinue();
    }
    upload.begin();
    return memory.with(
        upload.length(),
        () -> {
          byte[] sealed = upload.read();
          if (sealed.length < SHORTEST) {
            throw new Refused(SafeFailure.TOO_SHORT);
          }
          safekeeping.keep(id, sealed);
          return Response.ok().build();
        });
  }

  /** As it was uploaded. */
  @GET
  @Operation(summary = "The sealed backup")
  public byte[] get(@PathParam("id") String text, @Context HttpServerRequest call) {
    BackupId id = id(text);
    limits.admitDownload(call);
    return safekeeping.read(id).orElseThrow(() -> new Refused(SafeFailure.NOT_FOUND));
  }

  /** Whether there is one, and how long it is. */
  @HEAD
  @Operation(summary = "Whether there is a backup")
  public Response head(@PathParam("id") String text, @Context HttpServerRequest call) {
    BackupId id = id(text);
    limits.admitDownload(call);
    int length = safekeeping.length(id).orElseThrow(() -> new Refused(SafeFailure.NOT_FOUND));
    return Response.ok().header(HttpHeaders.CONTENT_LENGTH, length).build();
  }

  /** Forgets it. That there is none is no failure: one of the clients would tell it as one. */
  @DELETE
  @Operation(summary = "Forget the backup")
  public Response delete(@PathParam("id") String text, @Context HttpServerRequest call) {
    BackupId id = id(text);
    limits.admitUpload(call);
    safekeeping.remove(id);
    return Response.noContent().build();
  }

  private static BackupId id(String text) {
    return BackupId.parse(text).orElseThrow(() -> new Refused(SafeFailure.NO_ID));
  }
}
