package io.kennung.idctl;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Texts;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the help of one command says: the texts of its own package, and behind them those of the
 * options and headings that all commands share.
 */
final class HelpTexts extends ResourceBundle {

  private static final List<ResourceBundle> SHARED =
      Stream.of(Session.class, Texts.class, Idctl.class).map(Texts::bundle).toList();

  private final List<ResourceBundle> all;

  private HelpTexts(Stream<ResourceBundle> own) {
    this.all = Stream.concat(own, SHARED.stream()).toList();
  }

  /** Gives them to a command and all commands below it. */
  static void addTo(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.resourceBundle(new HelpTexts(Optional.ofNullable(spec.resourceBundle()).stream()));
    line.getSubcommands().values().forEach(HelpTexts::addTo);
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return all.stream()
        .filter(texts -> texts.containsKey(key))
        .findFirst()
        .map(texts -> texts.getObject(key))
        .orElse(null);
  }

  @Override
  public Enumeration<String> getKeys() {
    Set<String> keys = new LinkedHashSet<>();
    all.forEach(texts -> keys.addAll(texts.keySet()));
    return Collections.enumeration(keys);
  }
}
