package io.kennung.identity.operations;

import io.kennung.chassis.answers.Refused;
import io.kennung.staff.Roles;
import io.kennung.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code GET /support/operations}: the figures of the operators' page, for programs. */
@Path("/support/operations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OperationsResource {

  private final Overview overview;
  private final Probes probes;
  private final Staff staff;

  /** Answers from these. */
  @Inject
  public OperationsResource(Overview overview, Probes probes, Staff staff) {
    this.overview = overview;
    this.probes = probes;
    this.staff = staff;
  }

  /** How the directory is doing. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPPORT_LEAD})
  @Operation(summary = "How the directory is doing as a whole; on record once an hour and person")
  public Report report(@QueryParam("range") @Nullable String range) {
    Range chosen = Range.named(range).orElseThrow(() -> new Refused(OperationsFailure.NO_RANGE));
    return overview.report(staff.caller(), chosen, probes.ask());
  }
}
