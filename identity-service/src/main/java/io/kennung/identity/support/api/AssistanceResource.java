package io.kennung.identity.support.api;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.identity.support.Assistance;
import io.kennung.identity.support.Assistance.Limits;
import io.kennung.identity.support.SupportFailure;
import io.kennung.identity.support.desk.Act;
import io.kennung.protocol.events.LinkKind;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where staff act. */
@Path("/support/identities/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
public class AssistanceResource {

  private final Entrance entrance;
  private final Assistance assistance;

  @Inject
  AssistanceResource(Entrance entrance, Assistance assistance) {
    this.entrance = entrance;
    this.assistance = assistance;
  }

  /** Writes something down. */
  @POST
  @Path("notes")
  @RunOnVirtualThread
  @Operation(summary = "Write a note; role support or support-lead")
  @RequestBody(content = @Content(schema = @Schema(implementation = NoteRequest.class)))
  @APIResponse(responseCode = "204", description = "Written down")
  public Response note(@PathParam("id") String id, byte[] body) {
    StaffMember who = entrance.enter(Act.NOTE, "note", id, null);
    NoteRequest request = Json.request(body, NoteRequest.class);
    if (request.text() == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    Purpose why = Entrance.needed(request.purpose());
    return answer(204, assistance.note(who, id, why, request.text()));
  }

  /** Ends a verification; what came of it shows in the history. */
  @POST
  @Path("verifications/{kind}/reset")
  @RunOnVirtualThread
  @Operation(summary = "Reset a verification that is stuck; role support or support-lead")
  @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
  @APIResponse(responseCode = "202", description = "Asked for; the history tells what came of it")
  public Response reset(@PathParam("id") String id, @PathParam("kind") String kind, byte[] body) {
    LinkKind known = kind(kind);
    StaffMember who = entrance.enter(Act.RESET, "reset-" + known.text(), id, null);
    return answer(202, assistance.resetVerification(who, id, purpose(body), known));
  }

  /** Lifts limits; what came of it shows in the history. */
  @POST
  @Path("limits/{limits}/lift")
  @RunOnVirtualThread
  @Operation(summary = "Lift limits that an identity has run into; role support-lead")
  @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
  @APIResponse(responseCode = "202", description = "Asked for; the history tells what came of it")
  public Response lift(
      @PathParam("id") String id, @PathParam("limits") String limits, byte[] body) {
    Limits known = Limits.of(limits).orElseThrow(() -> new Refused(SupportFailure.NO_LIMITS));
    StaffMember who = entrance.enter(Act.LIFT, "lift-" + known.text(), id, null);
    return answer(202, assistance.liftLimits(who, id, purpose(body), known));
  }

  private static Purpose purpose(byte[] body) {
    return Entrance.needed(Json.request(body, ActionRequest.class).purpose());
  }

  private static LinkKind kind(String text) {
    try {
      return LinkKind.of(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(SupportFailure.NO_KIND);
    }
  }

  private static Response answer(int status, boolean known) {
    if (!known) {
      throw new Refused(SupportFailure.UNKNOWN);
    }
    return Response.status(status).build();
  }
}
