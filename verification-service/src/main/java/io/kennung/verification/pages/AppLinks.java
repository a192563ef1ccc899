package io.kennung.verification.pages;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links that open an app with a code (directory contract, 8). */
@Singleton
@Startup // a scheme that is none, or that would run in the browser, is refused at start
final class AppLinks {

  private static final Set<String> OF_BROWSERS =
      Set.of("javascript", "data", "vbscript", "blob", "file", "about", "http", "https");

  /** What the pages lead to. */
  @ConfigMapping(prefix = "directory.pages")
  interface PagesConfig {
    /**
     * The URI schemes of the apps that a code can be opened in; the first is taken when a link
     * names none of them.
     */
    @WithDefault("threema,threemawork")
    List<String> appSchemes();
  }

  private final List<String> schemes;

  @Inject
  AppLinks(PagesConfig config) {
    this(config.appSchemes());
  }

  AppLinks(List<String> schemes) {
    boolean good =
        schemes.stream()
            .allMatch(
                scheme -> scheme.matches("[a-z][a-z0-9+.-]*") && !OF_BROWSERS.contains(scheme));
    if (schemes.isEmpty() || !good) {
      throw new IllegalStateException(
          "directory.pages.app-schemes must be URI schemes of apps, in lower case");
    }
    this.schemes = List.copyOf(schemes);
  }

  /**
   * @param app which of the apps; any other value is the first one
   * @param code decimal digits
   */
  String to(@Nullable String app, String code) {
    String scheme = app != null && schemes.contains(app) ? app : schemes.getFirst();
    return scheme + "://link_mobileno?code=" + code;
  }
}
