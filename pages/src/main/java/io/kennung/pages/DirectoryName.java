package io.kennung.pages;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** By what name the directory introduces itself to people. */
@Singleton
public final class DirectoryName {

  /** It stands in titles, subjects and short messages, which must hold more than the name. */
  public static final int MAX_LENGTH = 20;

  /** How the directory is called. */
  @ConfigMapping(prefix = "directory")
  public interface NameConfig {
    /** In mails, short messages, calls and on pages. At most 20 characters that an SMS can hold. */
    @WithDefault("Kennung")
    String name();
  }

  private final String text;

  @Inject
  DirectoryName(NameConfig config) {
    this(config.name());
  }

  /**
   * @throws IllegalArgumentException when it is no name
   */
  public DirectoryName(String text) {
    if (text.isBlank()
        || text.chars().anyMatch(Character::isISOControl)
        || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "directory.name must be 1 to %d characters, none of them a control character"
              .formatted(MAX_LENGTH));
    }
    this.text = text;
  }

  /** The name. */
  public String text() {
    return text;
  }
}
