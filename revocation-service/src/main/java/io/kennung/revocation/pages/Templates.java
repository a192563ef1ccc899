package io.kennung.revocation.pages;

import io.kennung.pages.View;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages: {@code templates/pages}. */
@CheckedTemplate(basePath = "pages")
final class Templates {

  private Templates() {}

  static native TemplateInstance revoke(View view, Form form, String word, String tries);

  static native TemplateInstance revoked(View view, String identity, String when);
}
