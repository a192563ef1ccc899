package io.kennung.identity.operations;

import io.kennung.identity.console.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The operators' page. */
@CheckedTemplate(basePath = "operations")
final class Templates {

  private Templates() {}

  static native TemplateInstance operations(Frame frame, Board board);
}
