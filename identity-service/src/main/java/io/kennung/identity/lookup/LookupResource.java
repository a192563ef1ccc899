package io.kennung.identity.lookup;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The unauthenticated questions (directory contract, section 4). */
@Path("/identity")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class LookupResource {

  /**
   * The answer to {@code fetch_bulk}.
   *
   * @param identities those that live; the others are left out
   */
  public record Found(List<PublicIdentity> identities) {}

  /**
   * The answer to {@code check_featuremask}.
   *
   * @param featureMasks in the order of the question; null for what was never issued or has been
   *     revoked
   */
  public record Masks(List<@Nullable Long> featureMasks) {}

  private final Directory directory;
  private final LookupLimits limits;
  private final LookupConfig config;

  @Inject
  LookupResource(Directory directory, LookupLimits limits, LookupConfig config) {
    this.directory = directory;
    this.limits = limits;
    this.config = config;
  }

  /** One identity; 404 when it was never issued or has been revoked. */
  @GET
  @Path("{id}")
  @NonBlocking
  @Operation(summary = "One identity")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PublicIdentity.class)))
  @APIResponse(responseCode = "404", description = "Never issued, or revoked")
  public CompletionStage<PublicIdentity> find(
      @PathParam("id") String id, @Context HttpServerRequest call) {
    limits.admitOne(call);
    return directory.find(id).thenApply(found -> found.orElseThrow(NotFoundException::new));
  }

  /** Many identities at once. */
  @POST
  @Path("fetch_bulk")
  @RunOnVirtualThread
  @Operation(summary = "Many identities; those that do not live are left out")
  @RequestBody(content = @Content(schema = @Schema(implementation = IdentitiesRequest.class)))
  public Found findAll(byte[] body, @Context HttpServerRequest call) {
    limits.admitMany(call);
    return new Found(directory.findAll(ids(body)));
  }

  /** The state of many identities. */
  @POST
  @Path("check")
  @RunOnVirtualThread
  @Operation(summary = "State, type and features of many identities, in the order of the question")
  @RequestBody(content = @Content(schema = @Schema(implementation = IdentitiesRequest.class)))
  public CheckAnswer check(byte[] body, @Context HttpServerRequest call) {
    limits.admitMany(call);
    return directory.check(ids(body));
  }

  /** The features of many identities. */
  @POST
  @Path("check_featuremask")
  @RunOnVirtualThread
  @Operation(summary = "Features of many identities, in the order of the question")
  @RequestBody(content = @Content(schema = @Schema(implementation = IdentitiesRequest.class)))
  public Masks featureMasks(byte[] body, @Context HttpServerRequest call) {
    limits.admitMany(call);
    return new Masks(directory.check(ids(body)).featureMasks());
  }

  private List<String> ids(byte[] body) {
    return IdentitiesRequest.read(body, config.maxIdentities());
  }
}
