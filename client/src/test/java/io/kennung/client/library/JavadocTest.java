package io.kennung.client.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Whoever builds on the SDK finds a word on all that is public. */
class JavadocTest {

  @Test
  void allThatIsPublicIsExplained() {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> missing = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-sourcepath",
            "src/main/java",
            "-subpackages",
            "io.kennung.client",
            "-classpath",
            Library.classPath(),
            "-public");

    boolean isDone =
        javadoc.getTask(new StringWriter(), null, missing, Unexplained.class, options, null).call();

    assertThat(missing.getDiagnostics())
        .as("comments that are missing")
        .extracting(each -> each.getMessage(null))
        .filteredOn(message -> message.startsWith("no comment: "))
        .isEmpty();
    assertThat(isDone).isTrue();
  }
}
