package io.kennung.staff.audit;

import io.kennung.chassis.answers.ProblemBodies;
import io.kennung.staff.Staff;
import io.kennung.staff.StaffMember;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The record, page by page. Each service extends it with the path of its record. */
@Produces(MediaType.APPLICATION_JSON)
public abstract class AuditResource {

  /** How many entries a page has, unless fewer are asked for. */
  static final int MOST = 1000;

  private static final ProblemBodies PROBLEMS = new ProblemBodies();

  private final Staff staff;
  private final Perusal perusal;

  /** Answers whoever signs in here from this record. */
  protected AuditResource(Staff staff, Perusal perusal) {
    this.staff = staff;
    this.perusal = perusal;
  }

  /** The entries behind a number, oldest first. */
  @GET
  @RunOnVirtualThread
  @Authenticated
  @Operation(summary = "The record of what staff have looked at and done, oldest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuditPage.class)))
  public Response page(
      @Parameter(
              description = "Entries behind this number; 0 from the beginning on",
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0"))
          @QueryParam("after")
          @Nullable String after,
      @Parameter(
              description = "How many entries at most, 1 to 1000",
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "1000"))
          @QueryParam("limit")
          @Nullable String limit) {
    StaffMember who = staff.caller();
    perusal.askForRole(who);
    long number = number("after", after, 0, 0, Long.MAX_VALUE);
    int count = Math.toIntExact(number("limit", limit, MOST, 1, MOST));
    return Response.ok(perusal.after(who, number, count))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static long number(
      String name, @Nullable String typed, long usual, long least, long most) {
    if (typed == null) {
      return usual;
    }
    try {
      long number = Long.parseLong(typed);
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // As one that is out of range, below.
    }
    String text = "%s is a number from %d to %d.".formatted(name, least, most);
    throw new BadRequestException(
        Response.status(Response.Status.BAD_REQUEST)
            .type(PROBLEMS.contentType())
            .entity(PROBLEMS.of(Response.Status.BAD_REQUEST.getStatusCode(), text, null))
            .build());
  }
}
