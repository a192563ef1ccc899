package io.kennung.client.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What others may rely on who build on the SDK. */
class LibraryTest {

  private static final List<String> NEEDED =
      List.of("protocol", "jackson-databind", "bcprov-jdk18on", "jspecify");

  @Test
  void nothingIsKeptInStatics() throws Exception {
    List<Class<?>> all = Library.classes();
    assertThat(all).hasSizeGreaterThan(40);
    for (Class<?> type : all) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          assertThat(Modifier.isFinal(field.getModifiers())).as("%s is final", field).isTrue();
          field.setAccessible(true);
          assertThat(canChange(field.get(null))).as("%s cannot change", field).isFalse();
        }
      }
    }
  }

  /** Arrays can, too, but none of them leaves its class. */
  private static boolean canChange(Object value) {
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      return !value.getClass().getName().startsWith("java.util.ImmutableCollections");
    }
    return value instanceof AtomicReference<?>
        || value instanceof Number number && number.getClass().getName().contains("Atomic")
        || value instanceof ThreadLocal<?>
        || value instanceof ExecutorService
        || value instanceof Lock;
  }

  @Test
  void whatItNeedsIsAShortList() throws Exception {
    List<String> declared = new ArrayList<>();
    for (String pom : List.of("../pom.xml", "../protocol/pom.xml", "pom.xml")) {
      declared.addAll(neededBy(Path.of(pom)));
    }

    assertThat(declared).containsOnlyElementsOf(NEEDED);
  }

  /** Artifacts that are there at run time. */
  private static List<String> neededBy(Path pom) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(pom.toFile())
            .getDocumentElement();
    List<String> artifacts = new ArrayList<>();
    for (Element dependencies : children(project, "dependencies")) {
      for (Element dependency : children(dependencies, "dependency")) {
        if (!List.of("test", "provided").contains(text(dependency, "scope"))) {
          artifacts.add(text(dependency, "artifactId"));
        }
      }
    }
    return artifacts;
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList all = parent.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
