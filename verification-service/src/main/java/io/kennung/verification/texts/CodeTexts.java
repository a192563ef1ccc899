package io.kennung.verification.texts;

import io.kennung.pages.DirectoryName;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** How a code is told to a telephone. */
@Singleton
@Startup // a name that no message can begin with is refused at start
public final class CodeTexts {

  private static final String BETWEEN_DIGITS = ", ";

  private final DirectoryName directory;

  /**
   * @param directory who sends the code
   * @throws IllegalArgumentException when a short message cannot begin with this name
   */
  @Inject
  public CodeTexts(DirectoryName directory) {
    // It begins every short message, which must stay one message with the longest link.
    if (Gsm.septets(directory.text()).orElse(Integer.MAX_VALUE) > DirectoryName.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "directory.name must be 1 to %d characters of the alphabet of short messages"
              .formatted(DirectoryName.MAX_LENGTH));
    }
    this.directory = directory;
  }

  /**
   * A short message, always one in the sense of the networks: a link that is too long for it, or
   * that has a character beyond its alphabet, is left out.
   *
   * @param code decimal digits
   * @param link to a page that opens the app with the code
   */
  public String sms(Language language, String code, Optional<URI> link) {
    Texts texts = Texts.of(language);
    return link.map(page -> texts.say("sms.link", directory.text(), code, page.toASCIIString()))
        .filter(Gsm::fits)
        .orElseGet(() -> texts.say("sms.code", directory.text(), code));
  }

  /** What a call speaks, from beginning to end: the digits one by one, and all of it twice. */
  public String call(Language language, String code) {
    return Texts.of(language)
        .say("call.code", directory.text(), String.join(BETWEEN_DIGITS, code.split("")));
  }
}
