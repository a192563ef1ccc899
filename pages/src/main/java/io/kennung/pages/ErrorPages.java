package io.kennung.pages;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.FailureBody;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A browser gets a page where a program would get a JSON object that tells what went wrong. */
@Singleton
class ErrorPages {

  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  private final Site site;

  /** Filters are made before there is any configuration; this asks for the pages only later. */
  private final Provider<CommonPages> pages;

  @Inject
  ErrorPages(Site site, Provider<CommonPages> pages) {
    this.site = site;
    this.pages = pages;
  }

  @ServerResponseFilter
  void asPage(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof FailureBody
        && site.isPage(request.getUriInfo().getPath())
        && asksForHtml(request)) {
      Language language =
          Language.chosen(
              request.getUriInfo().getQueryParameters().getFirst(Language.PARAMETER),
              request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
      response.setEntity(page(response.getStatus(), language), null, HTML);
    }
  }

  private String page(int status, Language language) {
    return switch (status) {
      case 404, 405 -> pages.get().nothing(language);
      case 413 -> pages.get().trouble(language, CommonFailure.TOO_LARGE);
      case 429 -> pages.get().trouble(language, CommonFailure.TOO_OFTEN);
      case 503 -> pages.get().trouble(language, CommonFailure.UNAVAILABLE);
      default -> pages.get().trouble(language, CommonFailure.UNEXPECTED);
    };
  }

  /** Every browser names it; what takes anything is a program. */
  private static boolean asksForHtml(ContainerRequestContext request) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    return accept != null && accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML);
  }
}
