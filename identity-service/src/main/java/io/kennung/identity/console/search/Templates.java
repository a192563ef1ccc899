package io.kennung.identity.console.search;

import io.kennung.identity.console.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of the search: {@code templates/console}. */
@CheckedTemplate(basePath = "console")
final class Templates {

  private Templates() {}

  static native TemplateInstance search(Frame frame, SearchView form);

  static native TemplateInstance found(Frame frame, SearchView form, List<FoundView> found);
}
