package io.kennung.verification.search;

import io.kennung.chassis.answers.Refused;
import io.kennung.staff.Purpose;
import io.kennung.staff.Staff;
import io.kennung.staff.StaffMember;
import io.kennung.staff.answers.StaffFailure;
import io.kennung.verification.links.KeptAddress;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code GET support/search}. */
@Path("/support/search")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SearchResource {

  private final Staff staff;
  private final SearchedAddress addresses;
  private final Search search;

  @Inject
  SearchResource(Staff staff, SearchedAddress addresses, Search search) {
    this.staff = staff;
    this.addresses = addresses;
    this.search = search;
  }

  /** Exactly one of the two addresses, and what for. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "Find out which identity has an address; for support and support-lead")
  @APIResponse(
      responseCode = "200",
      description = "One identity, or none",
      content = @Content(schema = @Schema(implementation = SearchAnswer.class)))
  @APIResponse(responseCode = "400", description = "Not one address, or no purpose")
  @APIResponse(responseCode = "401", description = "No token of a member of staff")
  @APIResponse(responseCode = "403", description = "The role does not allow it")
  @APIResponse(responseCode = "429", description = "Too many searches; Retry-After says how long")
  public SearchAnswer search(
      @Parameter(description = "E-mail address") @QueryParam("email") @Nullable String email,
      @Parameter(description = "Phone number with its country code, E.164") @QueryParam("phone")
          @Nullable String phone,
      @Parameter(description = "What for, such as the number of a ticket", required = true)
          @QueryParam("purpose")
          @Nullable String purpose) {
    StaffMember who = staff.caller();
    search.demandRole(who, asFarAsItGoes(purpose));
    Purpose why = read(purpose);
    KeptAddress address = addresses.read(email, phone);
    search.admit(who, why);
    return search.find(who, address, why);
  }

  private static Purpose read(@Nullable String typed) {
    try {
      return Purpose.read(typed).orElseThrow(() -> new Refused(StaffFailure.PURPOSE_MISSING));
    } catch (IllegalArgumentException e) {
      throw new Refused(StaffFailure.PURPOSE_UNFIT);
    }
  }

  /** For the record of somebody who may not search at all, whatever was typed. */
  private static Purpose asFarAsItGoes(@Nullable String typed) {
    try {
      return Purpose.read(typed).orElse(Purpose.NONE);
    } catch (IllegalArgumentException e) {
      return Purpose.NONE;
    }
  }
}
