package io.kennung.verification.pages;

import io.kennung.pages.View;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages: {@code templates/pages}. */
@CheckedTemplate(basePath = "pages")
final class Templates {

  private Templates() {}

  static native TemplateInstance confirm(View view, String identity);

  static native TemplateInstance linked(View view, String identity);

  static native TemplateInstance gone(View view);

  static native TemplateInstance phone(View view, String code, String spoken, String app);
}
