package io.kennung.identity.support.api;

import io.kennung.chassis.answers.Refused;
import io.kennung.identity.support.HistoryPage;
import io.kennung.identity.support.IdentityStatus;
import io.kennung.identity.support.Inquiry;
import io.kennung.identity.support.SupportFailure;
import io.kennung.identity.support.desk.Act;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where staff look at one identity. Who exists cannot be listed. */
@Path("/support/identities/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class InquiryResource {

  private final Entrance entrance;
  private final Inquiry inquiry;

  @Inject
  InquiryResource(Entrance entrance, Inquiry inquiry) {
    this.entrance = entrance;
    this.inquiry = inquiry;
  }

  /** How it is doing, in one look. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "How an identity is doing; role support or support-lead")
  @APIResponse(responseCode = "200", description = "Its state, links and revocation")
  public IdentityStatus status(
      @PathParam("id") String id, @QueryParam("purpose") @Nullable String purpose) {
    StaffMember who = entrance.enter(Act.LOOK, "look", id, purpose);
    return inquiry
        .status(who, id, Entrance.ifAny(purpose))
        .orElseThrow(() -> new Refused(SupportFailure.UNKNOWN));
  }

  /** What has happened to it, the latest first. */
  @GET
  @Path("history")
  @RunOnVirtualThread
  @Operation(summary = "What has happened to an identity; role support or support-lead")
  @APIResponse(responseCode = "200", description = "A page of its history, the latest first")
  public HistoryPage history(
      @PathParam("id") String id,
      @QueryParam("purpose") @Nullable String purpose,
      @QueryParam("next") @Nullable String next,
      @QueryParam("limit") @Nullable String limit) {
    StaffMember who = entrance.enter(Act.HISTORY, "history", id, purpose);
    Purpose why = Entrance.ifAny(purpose);
    return inquiry
        .history(who, id, why, next, limit == null ? Inquiry.PAGE : number(limit))
        .orElseThrow(() -> new Refused(SupportFailure.UNKNOWN));
  }

  private static int number(String limit) {
    try {
      return Integer.parseInt(limit);
    } catch (NumberFormatException e) {
      throw new Refused(SupportFailure.NO_PAGE);
    }
  }
}
