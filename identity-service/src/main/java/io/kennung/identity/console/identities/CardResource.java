package io.kennung.identity.console.identities;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.Frames;
import io.kennung.identity.console.door.Door;
import io.kennung.identity.console.door.ForStaff;
import io.kennung.identity.support.HistoryPage;
import io.kennung.identity.support.Inquiry;
import io.kennung.protocol.IdentityId;
import io.kennung.staff.Purpose;
import io.kennung.staff.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One look at an identity, and what has happened to it. */
@Path(Door.ROOT + "/identities/{identity}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@ForStaff({Roles.SUPPORT, Roles.SUPPORT_LEAD})
public class CardResource {

  private static final int LINES = 12;

  private final Frames frames;
  private final Inquiry inquiry;
  private final CardPages pages;

  @Inject
  CardResource(Frames frames, Inquiry inquiry, CardPages pages) {
    this.frames = frames;
    this.inquiry = inquiry;
    this.pages = pages;
  }

  /** The card, with the beginning of the timeline. */
  @GET
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response show(
      @PathParam("identity") String identity,
      @QueryParam("purpose") @Nullable String why,
      @QueryParam("done") @Nullable String done,
      @Context ContainerRequestContext request) {
    Frame frame = frames.of(request, "search");
    Purpose purpose = purpose(why);
    return inquiry
        .status(frame.who(), known(identity), purpose)
        .map(status ->
            pages.card(frame, status, history(frame, identity, purpose, null), purpose, done))
        .orElseGet(() -> pages.unknown(frame, identity));
  }

  /** Older entries: a part of the page for htmx, and a page of their own for everybody else. */
  @GET
  @Path("history")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response history(
      @PathParam("identity") String identity,
      @QueryParam("purpose") @Nullable String why,
      @QueryParam("next") @Nullable String next,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context ContainerRequestContext request) {
    Frame frame = frames.of(request, "search");
    Purpose purpose = purpose(why);
    return inquiry
        .history(frame.who(), known(identity), purpose, next, LINES)
        .map(page -> pages.history(frame, page, purpose, next != null, part != null))
        .orElseGet(() -> pages.unknown(frame, identity));
  }

  private HistoryPage history(
      Frame frame, String identity, Purpose purpose, @Nullable String next) {
    return inquiry.history(frame.who(), identity, purpose, next, LINES).orElseThrow();
  }

  static String known(String identity) {
    if (!IdentityId.isWellFormed(identity)) {
      throw new NotFoundException();
    }
    return identity;
  }

  /** One that is not fit for the record was not typed here. */
  private static Purpose purpose(@Nullable String why) {
    return PurposeField.read(why, false).purpose().orElse(Purpose.NONE);
  }
}
