package io.kennung.identity.licensing;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The licensing that this deployment has chosen. */
class ConfiguredLicensing {

  /** Read at start, so that a missing or broken file is found then and not by the first client. */
  @Produces
  @Singleton
  @Startup
  Licensing licensing(LicensingConfig config) {
    return switch (config.mode()) {
      case OPEN -> new OpenLicensing();
      case LICENSED -> listed(config);
    };
  }

  private static Licensing listed(LicensingConfig config) {
    Path file =
        config
            .file()
            .orElseThrow(() ->
                new IllegalStateException(
                    "directory.licensing.mode=licensed needs directory.licensing.file"));
    try {
      return ListedLicensing.of(Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalStateException("directory.licensing.file cannot be read: " + file, e);
    }
  }
}
