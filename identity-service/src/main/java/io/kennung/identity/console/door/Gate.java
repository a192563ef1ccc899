package io.kennung.identity.console.door;

import io.kennung.pages.Language;
import io.kennung.staff.Staff;
import io.kennung.staff.StaffConfig;
import io.kennung.staff.StaffMember;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets in who has signed in, may be where they want to go, and sends a form of the console. */
@Singleton
class Gate {

  private final StaffConfig staff;
  private final CurrentIdentityAssociation identity;
  private final Stays stays;
  private final Forgeries forgeries;
  private final Refusals refusals;

  @Inject
  Gate(
      StaffConfig staff,
      CurrentIdentityAssociation identity,
      Stays stays,
      Forgeries forgeries,
      Refusals refusals) {
    this.staff = staff;
    this.identity = identity;
    this.stays = stays;
    this.forgeries = forgeries;
    this.refusals = refusals;
  }

  /** What to answer; nothing where the request may go on. */
  Uni<Response> enter(ContainerRequestContext request, ForStaff open) {
    if (!staff.enabled()) {
      return answer(refusals.notSetUp(request));
    }
    if (forgeries.comesFromElsewhere(request)) {
      return answer(refusals.forged(request));
    }
    String sent = forgeries.sent(request);
    return identity
        .getDeferredIdentity()
        .onItem()
        .transformToUni(known -> enter(request, open, sent, known))
        .onFailure(AuthenticationRedirectException.class)
        .recoverWithItem(failure -> refusals.onward((AuthenticationRedirectException) failure))
        .onFailure(AuthenticationCompletionException.class)
        .recoverWithItem(failure -> refusals.notSignedIn(request))
        .onFailure(AuthenticationFailedException.class)
        .recoverWithUni(failure -> refusals.askToSignIn(request))
        .onFailure()
        .recoverWithItem(failure -> refusals.issuerAway(request, failure));
  }

  private Uni<Response> enter(
      ContainerRequestContext request,
      ForStaff open,
      @Nullable String sent,
      SecurityIdentity known) {
    if (known.isAnonymous()) {
      return refusals.askToSignIn(request);
    }
    StaffMember who = Staff.member(known);
    Optional<Stay> stay = stays.goingOn(request, who);
    if (stay.isEmpty()) {
      return stays.end().replaceWith(() -> refusals.ended(request));
    }
    stay.get().makes(request);
    if (who.roles().isEmpty()) {
      return answer(refusals.noRole(request, who));
    }
    if (open.value().length > 0 && Stream.of(open.value()).noneMatch(who::is)) {
      return answer(refusals.otherRole(request));
    }
    return forgeries.isForged(request, sent, stay.get())
        ? answer(refusals.forged(request))
        : Uni.createFrom().nullItem();
  }

  private static Uni<Response> answer(Response response) {
    return Uni.createFrom().item(response);
  }

  static Language language(ContainerRequestContext request) {
    return Language.accepted(request.getHeaderString("Accept-Language"));
  }
}
