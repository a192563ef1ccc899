package io.kennung.kubernetes.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The objects of an installation.
 *
 * @param objects as Kubernetes gets them
 */
public record Rendered(List<JsonNode> objects) {

  /** The services of the directory. */
  public static final List<String> SERVICES =
      List.of("identity", "verification", "safe", "revocation");

  /** All of a kind. */
  public List<JsonNode> ofKind(String kind) {
    return objects.stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
  }

  /** The one of a kind with a name; {@code identity} stands for {@code kennung-identity}. */
  public JsonNode one(String kind, String name) {
    return ofKind(kind).stream()
        .filter(each -> name(each).equals("kennung-" + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s %s".formatted(kind, name)));
  }

  /** The pods that come of it, by kind and name: of Deployments, Jobs and single ones. */
  public Map<String, JsonNode> pods() {
    Map<String, JsonNode> pods = new TreeMap<>();
    for (JsonNode each : objects) {
      switch (each.path("kind").asText()) {
        case "Deployment", "Job" -> pods.put(title(each), each.at("/spec/template"));
        case "Pod" -> pods.put(title(each), each);
        default -> {}
      }
    }
    return pods;
  }

  /** Every container of every pod, by kind, name and its own name. */
  public Map<String, JsonNode> containers() {
    Map<String, JsonNode> containers = new TreeMap<>();
    pods()
        .forEach((title, pod) ->
            Stream.of("initContainers", "containers")
                .flatMap(list -> elements(pod.path("spec").path(list)))
                .forEach(each -> containers.put(title + ", " + each.path("name").asText(), each)));
    return containers;
  }

  /** The settings that are no secrets of a service, by key. */
  public Map<String, String> settings(String service) {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(
              one("ConfigMap", service).at("/data/application.properties").textValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }

  /** Kind and name. */
  public static String title(JsonNode object) {
    return "%s %s".formatted(object.path("kind").asText(), name(object));
  }

  /** The elements of a list. */
  public static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** A map of texts, such as labels. */
  public static Map<String, String> texts(JsonNode map) {
    Map<String, String> texts = new TreeMap<>();
    map.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }
}
