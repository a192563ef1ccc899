package io.kennung.client.library;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.util.DocTrees;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;
import jdk.javadoc.doclet.Doclet;
import jdk.javadoc.doclet.DocletEnvironment;
import jdk.javadoc.doclet.Reporter;

/**
 * Reports what is public and has no comment: types, methods, constructors, constants, and
 * components of records.
 */
public final class Unexplained implements Doclet {

  private Reporter reporter;
  private DocTrees trees;

  @Override
  public void init(Locale locale, Reporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public boolean run(DocletEnvironment environment) {
    trees = environment.getDocTrees();
    ElementFilter.typesIn(environment.getIncludedElements()).forEach(this::look);
    return true;
  }

  private void look(TypeElement type) {
    DocCommentTree comment = trees.getDocCommentTree(type);
    if (comment == null) {
      report(type);
    }
    if (type.getKind() == ElementKind.RECORD) {
      Set<String> named = comment == null ? Set.of() : params(comment);
      type.getRecordComponents().stream()
          // Its one component may be what the record's sentence is about.
          .filter(part -> type.getRecordComponents().size() > 1)
          .filter(part -> !named.contains(part.getSimpleName().toString()))
          .forEach(this::report);
    }
    type.getEnclosedElements().stream()
        .filter(member -> member.getModifiers().contains(Modifier.PUBLIC))
        .filter(member -> !isPlain(type, member))
        .filter(member -> trees.getDocCommentTree(member) == null)
        .forEach(this::report);
  }

  private static Set<String> params(DocCommentTree comment) {
    return comment.getBlockTags().stream()
        .filter(tag -> tag.getKind() == DocTree.Kind.PARAM)
        .map(tag -> ((ParamTree) tag).getName().getName().toString())
        .collect(Collectors.toSet());
  }

  /** What says all by its name, or is explained where it comes from. */
  private boolean isPlain(TypeElement type, Element member) {
    return switch (member.getKind()) {
      case METHOD, CONSTRUCTOR -> isPlainMethod(type, (ExecutableElement) member);
      case FIELD -> false;
      // Types are looked at on their own; constants of enums by the sentence of the enum.
      default -> true;
    };
  }

  private boolean isPlainMethod(TypeElement type, ExecutableElement method) {
    boolean isOfRecord =
        type.getKind() == ElementKind.RECORD && trees.getTree(method) == null
            || type.getRecordComponents().stream()
                .anyMatch(part -> part.getAccessor().equals(method));
    boolean isOfEnum =
        type.getKind() == ElementKind.ENUM
            && List.of("values", "valueOf").contains(method.getSimpleName().toString());
    return method.getAnnotation(Override.class) != null
        || isOfRecord
        || isOfEnum
        || isImplicit(type, method);
  }

  /** A constructor that nobody wrote. */
  private boolean isImplicit(TypeElement type, ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        && type.getKind() == ElementKind.RECORD
        && method.getParameters().size() == type.getRecordComponents().size();
  }

  private void report(Element element) {
    reporter.print(
        Kind.ERROR, "no comment: " + element.getEnclosingElement() + "." + element.getSimpleName());
  }

  @Override
  public String getName() {
    return "Unexplained";
  }

  @Override
  public Set<? extends Option> getSupportedOptions() {
    return Set.of();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }
}
