package io.kennung.identity.console.search;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.Frames;
import io.kennung.identity.console.door.Door;
import io.kennung.identity.console.door.ForStaff;
import io.kennung.identity.console.identities.Cards;
import io.kennung.staff.Purpose;
import io.kennung.staff.Roles;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page with the one field. What is typed there comes in a body, never in an address. */
@Path(Door.ROOT + "/search")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@ForStaff({Roles.SUPPORT, Roles.SUPPORT_LEAD})
public class SearchResource {

  private final Frames frames;
  private final Finder finder;
  private final FoundPages pages;

  @Inject
  SearchResource(Frames frames, Finder finder, FoundPages pages) {
    this.frames = frames;
    this.finder = finder;
    this.pages = pages;
  }

  /** The empty form. */
  @GET
  @NonBlocking
  @Operation(hidden = true)
  public Response show(@Context ContainerRequestContext request) {
    return pages.search(frames.of(request, "search"), SearchForm.EMPTY);
  }

  /** To the identity where an id was typed, and otherwise to those that the address belongs to. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response search(
      @FormParam("sought") @Nullable String typed,
      @FormParam("purpose") @Nullable String why,
      @Context ContainerRequestContext request) {
    Frame frame = frames.of(request, "search");
    SearchForm form = SearchForm.read(typed, why);
    Optional<Purpose> purpose = form.purpose();
    if (form.isFlawed()) {
      return pages.search(frame, form);
    }
    if (form.sought().kind() == Sought.Kind.ID) {
      return Response.seeOther(Cards.path(form.sought().text(), purpose.orElse(Purpose.NONE)))
          .build();
    }
    return pages.found(frame, form, finder.find(form.sought(), purpose.orElseThrow()));
  }
}
