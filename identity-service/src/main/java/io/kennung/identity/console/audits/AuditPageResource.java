package io.kennung.identity.console.audits;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.Frames;
import io.kennung.identity.console.audits.RecordView.Filter;
import io.kennung.identity.console.door.Door;
import io.kennung.identity.console.door.ForStaff;
import io.kennung.pages.forms.TypedIdentity;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.staff.Roles;
import io.kennung.staff.audit.AuditFilter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who has looked at whom, and what for. */
@Path(Door.ROOT + "/audit")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@ForStaff({Roles.SUPPORT_LEAD, Roles.OPERATOR})
public class AuditPageResource {

  private static final int ENTRIES = 25;
  private static final int BAD = 400;

  private final Frames frames;
  private final Records records;

  @Inject
  AuditPageResource(Frames frames, Records records) {
    this.frames = frames;
    this.records = records;
  }

  /** A part of the record: a page, or only its rows where htmx asks for more of them. */
  @GET
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response show(
      @QueryParam("identity") @DefaultValue("") String typed,
      @QueryParam("who") @DefaultValue("") String who,
      @QueryParam("before") @Nullable String before,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context ContainerRequestContext request) {
    Frame frame = frames.of(request, "audit");
    String identity = typed.isBlank() ? "" : TypedIdentity.read(typed);
    if (!identity.isEmpty() && !IdentityId.isWellFormed(identity)) {
      Filter flawed = new Filter(identity, who.strip(), frame.say("audit.flaw"));
      return page(BAD, Templates.audit(frame, List.of(), flawed, "").render());
    }
    Filter filter = new Filter(identity, who.strip(), "");
    List<AuditEntry> found =
        records
            .before(
                frame.who(),
                number(before),
                ENTRIES + 1,
                new AuditFilter(filter.identity(), filter.who()))
            .entries();
    RecordWords words = new RecordWords(frame);
    List<RecordView> shown = found.stream().limit(ENTRIES).map(words::view).toList();
    String next = found.size() > ENTRIES ? next(filter, shown.getLast().number()) : "";
    return page(
        200,
        part == null
            ? Templates.audit(frame, shown, filter, next).render()
            : Templates.entries(frame, shown, next).render());
  }

  private static long number(@Nullable String before) {
    try {
      return before == null ? Long.MAX_VALUE : Long.parseLong(before);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static String next(Filter filter, long number) {
    return UriBuilder.fromPath(Door.ROOT + "/audit")
        .queryParam("identity", "{identity}")
        .queryParam("who", "{who}")
        .queryParam("before", "{before}")
        .build(filter.identity(), filter.who(), number)
        .toString();
  }

  private static Response page(int status, String page) {
    return Response.status(status).entity(page).build();
  }
}
