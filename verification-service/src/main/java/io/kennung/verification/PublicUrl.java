package io.kennung.verification;

import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where this directory is reached from outside: by people's browsers, by providers. */
@Singleton
public class PublicUrl {

  /** The address in links and callbacks. */
  @ConfigMapping(prefix = "directory")
  public interface PublicUrlConfig {
    /**
     * The front door as people and providers see it, for instance {@code https://id.example.org}; a
     * path is possible. Must be https, except on the own machine. No default.
     */
    URI publicUrl();
  }

  private final URI base;

  /** Reads the configured address. */
  @Inject
  public PublicUrl(PublicUrlConfig config) {
    this(config.publicUrl());
  }

  /**
   * @throws IllegalStateException when the address is not one to send to people
   */
  public PublicUrl(URI base) {
    this.base = SafeUrl.base("directory.public-url", base);
  }

  /**
   * The full address.
   *
   * @param path from the root of this directory, with its first slash; may carry a query
   */
  public URI at(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash");
    }
    return URI.create(base + path);
  }
}
