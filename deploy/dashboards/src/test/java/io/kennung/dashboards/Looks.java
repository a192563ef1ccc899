package io.kennung.dashboards;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** How panels look: the same for all of a kind. */
final class Looks {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD = "green";
  private static final String WARN = "orange";
  private static final String BAD = "red";

  private Looks() {}

  static ObjectNode options(String kind) {
    ObjectNode options = JSON.createObjectNode();
    switch (kind) {
      case "timeseries" -> {
        options.putObject("legend").put("displayMode", "list").put("placement", "bottom");
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
      }
      case "stat" -> {
        options
            .putObject("reduceOptions")
            .put("values", false)
            .putArray("calcs")
            .add("lastNotNull");
        options.put("colorMode", "value").put("graphMode", "none").put("textMode", "auto");
      }
      case "table" -> options.put("showHeader", true);
      default -> throw new IllegalArgumentException("no kind of panel: " + kind);
    }
    return options;
  }

  static String colour(String kind) {
    return kind.equals("timeseries") ? "palette-classic" : "thresholds";
  }

  /** Where it turns bad there is a line to be seen. */
  static ObjectNode custom(Source.Panel panel, String kind) {
    ObjectNode custom = JSON.createObjectNode();
    if (kind.equals("timeseries")) {
      custom.put("lineWidth", 1).put("fillOpacity", 5).put("showPoints", "auto");
      boolean limited = panel.badAbove() != null || panel.badBelow() != null;
      custom.putObject("thresholdsStyle").put("mode", limited ? "dashed" : "off");
    }
    return custom;
  }

  static ObjectNode thresholds(Source.Panel panel) {
    ObjectNode thresholds = JSON.createObjectNode().put("mode", "absolute");
    ArrayNode steps = thresholds.putArray("steps");
    if (panel.badBelow() != null) {
      step(steps, BAD, null);
      step(steps, panel.warnBelow() != null ? WARN : GOOD, panel.badBelow());
      if (panel.warnBelow() != null) {
        step(steps, GOOD, panel.warnBelow());
      }
      return thresholds;
    }
    step(steps, GOOD, null);
    if (panel.warnAbove() != null) {
      step(steps, WARN, panel.warnAbove());
    }
    if (panel.badAbove() != null) {
      step(steps, BAD, panel.badAbove());
    }
    return thresholds;
  }

  private static void step(ArrayNode steps, String colour, @Nullable Double from) {
    steps.addObject().put("color", colour).put("value", from);
  }
}
