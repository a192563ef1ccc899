package io.kennung.verification.pages;

import io.kennung.pages.Assets;
import io.kennung.pages.AssetsResource;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** The style sheet and the icon of the pages. */
@Path("/link")
public class LinkAssetsResource extends AssetsResource {

  @Inject
  LinkAssetsResource(Assets assets) {
    super(assets);
  }
}
