package io.kennung.pages;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What every page of this service knows, in one language or another. */
@Singleton
public class Views {

  private final DirectoryName directory;
  private final Site site;
  private final Assets assets;

  @Inject
  Views(DirectoryName directory, Site site, Assets assets) {
    this.directory = directory;
    this.site = site;
    this.assets = assets;
  }

  /** In this language. */
  public View in(Language language) {
    return new View(Texts.of(language), directory.text(), site.root(), assets.version());
  }
}
