package io.kennung.identity.console;

import io.kennung.identity.console.door.FormTokens;
import io.kennung.identity.console.door.Stay;
import io.kennung.identity.console.door.StayConfig;
import io.kennung.pages.Views;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;

/** Frames the pages of the console. */
@Singleton
public class Frames {

  private final Views views;
  private final FormTokens tokens;
  private final StayConfig config;

  @Inject
  Frames(Views views, FormTokens tokens, StayConfig config) {
    this.views = views;
    this.tokens = tokens;
    this.config = config;
  }

  /**
   * For whoever makes this request, in the language that they have chosen.
   *
   * @param here the part of the console: {@code search}, {@code audit} or {@code operations}
   */
  public Frame of(ContainerRequestContext request, String here) {
    Stay stay = Stay.of(request);
    return new Frame(
        views.in(stay.language()),
        stay.who(),
        here,
        tokens.issue(stay),
        config.session().toSeconds());
  }
}
