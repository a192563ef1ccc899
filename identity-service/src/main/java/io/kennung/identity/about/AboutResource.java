package io.kennung.identity.about;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says what this is. The same answer to everybody, always: also the yardstick of the benchmark. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class AboutResource {

  /**
   * What answers here.
   *
   * @param name of the product
   * @param service of it
   * @param says what for
   */
  public record About(String name, String service, String says) {}

  private static final About ABOUT =
      new About(
          "Kennung", "identity-service", "Who exists, with which public key, in which state.");

  /** The constant answer. */
  @GET
  @NonBlocking
  @Operation(summary = "What answers here")
  public About about() {
    return ABOUT;
  }
}
