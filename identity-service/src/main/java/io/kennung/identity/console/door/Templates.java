package io.kennung.identity.console.door;

import io.kennung.pages.View;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages before the door: {@code templates/console}. */
@CheckedTemplate(basePath = "console")
final class Templates {

  private Templates() {}

  static native TemplateInstance closed(View view, String title, String text, String again);

  static native TemplateInstance leaving(View view, String onward);
}
