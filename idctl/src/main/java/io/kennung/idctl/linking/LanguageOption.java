package io.kennung.idctl.linking;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Typed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which language the directory writes and speaks to the person. */
final class LanguageOption {

  private final Session session;

  @Option(names = "--lang", paramLabel = "LANGUAGE", descriptionKey = "lang")
  private @Nullable String language;

  LanguageOption(Session session) {
    this.session = session;
  }

  String value() {
    return language == null ? session.surroundings().language() : Typed.language(language);
  }
}
