package io.kennung.images.base;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import io.kennung.local.run.StartFailure;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * Where images come from and go to. Who we are there stands where {@code docker login} and {@code
 * podman login} have left it.
 */
public final class Registries {

  private final boolean insecure;
  private final Path work;

  /**
   * @param insecure whether a registry may speak plain HTTP, or show a certificate of its own
   * @param work a folder for layers on their way
   */
  public Registries(boolean insecure, Path work) {
    this.insecure = insecure;
    this.work = work;
  }

  /** An image in a registry, for instance {@code registry.example.org/kennung/safe-service:1.0}. */
  public RegistryImage image(String name) {
    ImageReference reference = reference(name);
    CredentialRetrieverFactory credentials =
        CredentialRetrieverFactory.forImage(reference, event -> {});
    RegistryImage image = RegistryImage.named(reference);
    String podmans = System.getenv("REGISTRY_AUTH_FILE");
    if (podmans != null && !podmans.isBlank()) {
      image.addCredentialRetriever(credentials.dockerConfig(Path.of(podmans)));
    }
    return image.addCredentialRetriever(credentials.dockerConfig());
  }

  /**
   * Builds an image and brings it to its place.
   *
   * @throws StartFailure if a registry is not reached or refuses
   */
  public JibContainer build(JibContainerBuilder image, Containerizer place) throws IOException {
    // A layer is known there by names and times of its files, and ours all have the same time.
    Path layers = work.resolve("layers");
    StateFolder.delete(layers);
    try {
      return image.containerize(
          place
              .setAllowInsecureRegistries(insecure)
              .setBaseImageLayersCache(work.resolve("base-layers"))
              .setApplicationLayersCache(layers));
    } catch (RegistryException | CacheDirectoryCreationException e) {
      throw new StartFailure(reason(e), e);
    } catch (ExecutionException e) {
      throw new StartFailure(reason(e.getCause() != null ? e.getCause() : e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
  }

  /**
   * The image of this name.
   *
   * @throws StartFailure if no image can have it
   */
  public static ImageReference reference(String name) {
    try {
      return ImageReference.parse(name);
    } catch (InvalidImageReferenceException e) {
      throw new StartFailure("no image can be called %s".formatted(name), e);
    }
  }

  private static String reason(Throwable problem) {
    String line = String.valueOf(problem.getMessage());
    return problem instanceof java.net.UnknownHostException
        ? "no such registry, or none is reached: " + line
        : line;
  }
}
