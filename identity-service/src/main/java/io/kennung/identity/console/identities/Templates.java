package io.kennung.identity.console.identities;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.identities.CardView.Timeline;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages: {@code templates/console}. */
@CheckedTemplate(basePath = "console")
final class Templates {

  private Templates() {}

  static native TemplateInstance card(Frame frame, CardView card, Timeline timeline);

  static native TemplateInstance history(Frame frame, CardView card, Timeline timeline);

  static native TemplateInstance older(Frame frame, Timeline timeline);

  static native TemplateInstance unknown(Frame frame, List<String> groups);

  static native TemplateInstance action(Frame frame, ActionView action);
}
