package io.kennung.identity.console.identities;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.identity.console.Frame;
import io.kennung.identity.console.Frames;
import io.kennung.identity.console.door.Door;
import io.kennung.identity.console.door.ForStaff;
import io.kennung.identity.support.Assistance;
import io.kennung.identity.support.SupportFailure;
import io.kennung.staff.Purpose;
import io.kennung.staff.Roles;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
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

/** Asks before something is done about an identity, and does it. */
@Path(Door.ROOT + "/identities/{identity}/actions/{deed}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@ForStaff({Roles.SUPPORT, Roles.SUPPORT_LEAD})
public class ActionResource {

  private final Frames frames;
  private final Assistance assistance;
  private final CardPages cards;

  @Inject
  ActionResource(Frames frames, Assistance assistance, CardPages cards) {
    this.frames = frames;
    this.assistance = assistance;
    this.cards = cards;
  }

  /** The page that asks. */
  @GET
  @NonBlocking
  @Operation(hidden = true)
  public Response ask(
      @PathParam("identity") String identity,
      @PathParam("deed") String deed,
      @QueryParam("purpose") @Nullable String why,
      @Context ContainerRequestContext request) {
    Frame frame = frames.of(request, "search");
    ActionForm form =
        ActionForm.empty(known(deed, frame), CardResource.known(identity), why == null ? "" : why);
    return Response.ok(Templates.action(frame, form.view(frame)).render()).build();
  }

  /** The button. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response act(
      @PathParam("identity") String identity,
      @PathParam("deed") String deed,
      @FormParam("purpose") @Nullable String why,
      @FormParam("text") @Nullable String text,
      @Context ContainerRequestContext request) {
    Frame frame = frames.of(request, "search");
    ActionForm form =
        ActionForm.filled(known(deed, frame), CardResource.known(identity), why, text);
    if (form.purpose().isEmpty()) {
      return again(frame, form, 400);
    }
    Purpose purpose = form.purpose().get();
    try {
      return form.deed().happen(assistance, frame.who(), identity, purpose, form.text())
          ? Response.seeOther(Cards.path(identity, purpose, form.deed().path())).build()
          : cards.unknown(frame, identity);
    } catch (Refused refused) {
      return again(frame, form.refused(words(refused)), refused.failure().status());
    }
  }

  private static Response again(Frame frame, ActionForm form, int status) {
    return Response.status(status)
        .entity(Templates.action(frame, form.view(frame)).render())
        .build();
  }

  private static Deed known(String deed, Frame frame) {
    return Deed.of(deed)
        .filter(found -> found.isAllowedTo(frame.who()))
        .orElseThrow(NotFoundException::new);
  }

  private static String words(Refused refused) {
    if (refused.failure() instanceof SupportFailure failure) {
      return switch (failure) {
        case REVOKED -> "flaw.revoked";
        case NOTE_HOLDS_ADDRESS -> "flaw.note.address";
        case NOTE_UNFIT -> "flaw.note";
        default -> throw refused;
      };
    }
    if (refused.failure() == CommonFailure.TOO_OFTEN) {
      return "flaw.often";
    }
    throw refused;
  }
}
