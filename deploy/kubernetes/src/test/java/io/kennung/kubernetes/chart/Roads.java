package io.kennung.kubernetes.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.kubernetes.tools.Rendered;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who may talk to whom, as a network reads the NetworkPolicies of an installation: a pod that a
 * policy selects may do what one of them says, and nothing else.
 */
final class Roads {

  /**
   * Somebody on the network.
   *
   * @param namespace of the pod; empty outside the cluster
   * @param labels of the pod
   * @param address outside the cluster, such as {@code 203.0.113.25}
   */
  record Place(String namespace, Map<String, String> labels, String address) {

    static Place pod(String namespace) {
      return new Place(namespace, Map.of(), "");
    }

    static Place outside(String address) {
      return new Place("", Map.of(), address);
    }
  }

  private final String namespace;
  private final List<JsonNode> policies;
  private final Rendered rendered;

  Roads(Rendered rendered, String namespace) {
    this.rendered = rendered;
    this.namespace = namespace;
    this.policies = rendered.ofKind("NetworkPolicy");
  }

  /** A pod of this installation, such as {@code Deployment kennung-safe}. */
  Place pod(String title) {
    JsonNode pod = rendered.pods().get(title);
    return new Place(namespace, Rendered.texts(pod.at("/metadata/labels")), "");
  }

  boolean isOpen(Place from, Place to, int port, String protocol) {
    return lets(from, "Egress", "egress", "to", to, port, protocol)
        && lets(to, "Ingress", "ingress", "from", from, port, protocol);
  }

  private boolean lets(
      Place whom, String type, String rules, String peers, Place other, int port, String protocol) {
    List<JsonNode> selecting =
        policies.stream()
            .filter(policy -> whom.namespace().equals(namespace))
            .filter(policy -> matches(policy.at("/spec/podSelector"), whom.labels()))
            .filter(policy ->
                Rendered.elements(policy.at("/spec/policyTypes"))
                    .anyMatch(each -> each.asText().equals(type)))
            .toList();
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(policy -> Rendered.elements(policy.path("spec").path(rules)))
            .anyMatch(rule -> hasPort(rule, port, protocol) && hasPeer(rule.path(peers), other));
  }

  private static boolean hasPort(JsonNode rule, int port, String protocol) {
    return rule.path("ports").isEmpty()
        || Rendered.elements(rule.path("ports"))
            .anyMatch(each ->
                each.path("port").asInt() == port
                    && each.path("protocol").asText("TCP").equals(protocol));
  }

  private boolean hasPeer(JsonNode peers, Place other) {
    return peers.isEmpty() || Rendered.elements(peers).anyMatch(peer -> is(peer, other));
  }

  private boolean is(JsonNode peer, Place other) {
    if (peer.has("ipBlock")) {
      return !other.address().isEmpty() && isWithin(peer.path("ipBlock"), other.address());
    }
    if (other.namespace().isEmpty()) {
      return false;
    }
    boolean rightNamespace =
        peer.has("namespaceSelector")
            ? matches(
                peer.path("namespaceSelector"),
                Map.of("kubernetes.io/metadata.name", other.namespace()))
            : other.namespace().equals(namespace);
    return rightNamespace
        && (!peer.has("podSelector") || matches(peer.path("podSelector"), other.labels()));
  }

  /** Whole addresses and all of them are what the values of these tests name. */
  private static boolean isWithin(JsonNode block, String address) {
    String range = block.path("cidr").asText();
    boolean inside = range.equals("0.0.0.0/0") || range.equals(address + "/32");
    return inside
        && Stream.of("10.", "192.168.")
            .filter(address::startsWith)
            .noneMatch(prefix ->
                Rendered.elements(block.path("except"))
                    .anyMatch(each -> each.asText().startsWith(prefix)));
  }

  private static boolean matches(JsonNode selector, Map<String, String> labels) {
    if (selector.has("matchExpressions")) {
      throw new IllegalArgumentException("not understood here: " + selector);
    }
    return labels.entrySet().containsAll(Rendered.texts(selector.path("matchLabels")).entrySet());
  }
}
