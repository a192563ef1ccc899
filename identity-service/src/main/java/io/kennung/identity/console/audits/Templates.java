package io.kennung.identity.console.audits;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.audits.RecordView.Filter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The page: {@code templates/console}. */
@CheckedTemplate(basePath = "console")
final class Templates {

  private Templates() {}

  static native TemplateInstance audit(
      Frame frame, List<RecordView> entries, Filter filter, String next);

  static native TemplateInstance entries(Frame frame, List<RecordView> entries, String next);
}
