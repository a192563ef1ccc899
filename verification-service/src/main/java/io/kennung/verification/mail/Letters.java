package io.kennung.verification.mail;

import io.kennung.pages.Texts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The two bodies of a mail: {@code templates/mail}. */
@CheckedTemplate(basePath = "mail")
final class Letters {

  private Letters() {}

  static native TemplateInstance linkHtml(
      Texts texts, String directory, String identity, String link);

  static native TemplateInstance linkText(
      Texts texts, String directory, String identity, String link);
}
