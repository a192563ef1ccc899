package io.kennung.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kennung.kubernetes.tools.Rendered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The pods of a rendered chart, run by {@code podman kube play}. What is changed for its sake is
 * here, and nothing else is.
 */
final class Pods {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Podman podman;
  private final Rendered chart;
  private final Path folder;

  /**
   * @param folder for what podman is handed
   */
  Pods(Podman podman, Rendered chart, Path folder) throws IOException {
    this.podman = podman;
    this.chart = chart;
    this.folder = Files.createDirectories(folder);
  }

  /** Keeps a secret as this podman reads it: in JSON, while Kubernetes has an object for it. */
  void secret(String name, Map<String, String> values) throws IOException, InterruptedException {
    ObjectNode encoded = JsonNodeFactory.instance.objectNode();
    values.forEach((key, value) ->
        encoded.put(
            key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    Path file = folder.resolve("secret-" + name + ".json");
    Files.writeString(file, new ObjectMapper().writeValueAsString(encoded));
    podman.expect("secret", "create", name, file.toString());
    Files.delete(file);
  }

  /** Runs a Job to its end, as a single pod: this podman knows no Jobs. Its exit code. */
  int runJob(String name) throws IOException, InterruptedException {
    JsonNode job = chart.one("Job", name);
    ObjectNode pod = JsonNodeFactory.instance.objectNode();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    pod.putObject("metadata").put("name", "job-" + name);
    pod.set("spec", job.at("/spec/template/spec").deepCopy());
    play("job-" + name, pod);
    String container = "job-" + name + "-setup";
    String code = podman.expect("wait", container);
    System.out.println("  " + podman.run("logs", container).out().strip());
    return Integer.parseInt(code);
  }

  /** Starts the pods of a Deployment with its settings; the name of the container. */
  String deploy(String service) throws IOException, InterruptedException {
    play(service, chart.one("ConfigMap", service), chart.one("Deployment", service));
    return "kennung-%1$s-pod-0-%1$s".formatted(service);
  }

  private void play(String name, JsonNode... objects) throws IOException, InterruptedException {
    StringBuilder documents = new StringBuilder();
    for (JsonNode each : objects) {
      JsonNode changed = each.deepCopy();
      for (String path : new String[] {"/spec", "/spec/template/spec"}) {
        if (changed.at(path + "/containers").isArray()) {
          suit((ObjectNode) changed.at(path), name);
        }
      }
      documents.append(YAML.writeValueAsString(changed));
    }
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(file, documents);
    podman.expect("kube", "play", file.toString());
  }

  private static void suit(ObjectNode pod, String name) {
    // PostgreSQL, Kafka and the stand-ins listen on loopback, and there podman publishes no ports.
    pod.put("hostNetwork", true);
    each(pod, "containers")
        .forEach(container -> {
          container.remove("ports");
          // It leaves them to systemd, which a container or a small machine does not have.
          container.remove("startupProbe");
          container.remove("livenessProbe");
          container.remove("readinessProbe");
        });
    // An emptyDir is one of the whole machine to it: each pod has its own name for it.
    each(pod, "volumes").forEach(volume -> rename(volume, name));
    each(pod, "containers")
        .forEach(
            container -> each(container, "volumeMounts").forEach(mount -> rename(mount, name)));
  }

  private static void rename(ObjectNode named, String prefix) {
    named.put("name", prefix + "-" + named.path("name").asText());
  }

  private static List<ObjectNode> each(ObjectNode parent, String list) {
    return StreamSupport.stream(parent.path(list).spliterator(), false)
        .map(ObjectNode.class::cast)
        .toList();
  }
}
