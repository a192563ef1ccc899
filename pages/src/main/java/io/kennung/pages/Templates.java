package io.kennung.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of {@link CommonPages}. */
@CheckedTemplate(basePath = "pages")
final class Templates {

  private Templates() {}

  static native TemplateInstance message(View view, String title, String text);
}
