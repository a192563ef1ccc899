package io.kennung.dashboards;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;

/** Makes of a {@link Source} what Grafana 11 and later import. */
final class Grafana {

  private static final int SCHEMA = 39;
  private static final int COLUMNS = 24;
  private static final int HEIGHT = 8;
  private static final int USUAL_WIDTH = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Source source;
  private final ArrayNode panels = JSON.createArrayNode();
  private int nextId = 1;
  private int x;
  private int y;

  private Grafana(Source source) {
    this.source = source;
  }

  /** As it stands in the file. */
  static String json(Source source) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    return JSON.writer(printer).writeValueAsString(new Grafana(source).dashboard()) + "\n";
  }

  private ObjectNode dashboard() {
    for (Source.Row row : source.rows()) {
      addRow(row);
    }
    ObjectNode dashboard = JSON.createObjectNode();
    dashboard.put("title", source.title());
    dashboard.put("uid", source.uid());
    dashboard.putArray("tags").add("kennung");
    dashboard.put("description", "Alarms and what to do: docs/operations.md");
    dashboard.put("timezone", "browser");
    dashboard.put("editable", true);
    dashboard.put("graphTooltip", 1);
    dashboard.put("refresh", "30s");
    dashboard.put("schemaVersion", SCHEMA);
    dashboard.putObject("time").put("from", "now-6h").put("to", "now");
    dashboard.putObject("annotations").putArray("list");
    dashboard.putArray("links").add(others());
    dashboard.putObject("templating").set("list", variables());
    dashboard.set("panels", panels);
    return dashboard;
  }

  private static ObjectNode others() {
    ObjectNode link = JSON.createObjectNode();
    link.put("title", "Kennung").put("type", "dashboards").put("asDropdown", true);
    link.put("includeVars", true).put("keepTime", true);
    link.putArray("tags").add("kennung");
    return link;
  }

  private ArrayNode variables() {
    ArrayNode variables = JSON.createArrayNode();
    variables
        .addObject()
        .put("name", "datasource")
        .put("label", "Prometheus")
        .put("type", "datasource")
        .put("query", "prometheus")
        .put("hide", 0)
        .put("refresh", 1);
    if (source.choose()) {
      variables.add(choice("service", "label_values(up{job=~\".+-service\"}, job)"));
      variables.add(choice("instance", "label_values(up{job=~\"$service\"}, instance)"));
    }
    return variables;
  }

  private static ObjectNode choice(String name, String query) {
    ObjectNode variable = JSON.createObjectNode();
    variable.put("name", name).put("label", name).put("type", "query").put("hide", 0);
    variable.put("refresh", 2).put("sort", 1);
    variable.put("includeAll", true).put("multi", true).put("allValue", ".+");
    variable.set("datasource", datasource());
    variable.put("definition", query);
    variable.putObject("query").put("query", query).put("refId", name);
    variable.putObject("current").put("text", "All").put("value", "$__all");
    return variable;
  }

  private static ObjectNode datasource() {
    return JSON.createObjectNode().put("type", "prometheus").put("uid", "${datasource}");
  }

  private void addRow(Source.Row row) {
    feed();
    ObjectNode made = panels.addObject();
    made.put("id", nextId++).put("type", "row").put("title", row.title()).put("collapsed", false);
    made.set("gridPos", place(COLUMNS, 1));
    made.putArray("panels");
    feed(1);
    for (Source.Panel panel : row.panels()) {
      addPanel(panel);
    }
  }

  private void addPanel(Source.Panel panel) {
    int width = panel.width() == null ? USUAL_WIDTH : panel.width();
    if (x + width > COLUMNS) {
      feed();
    }
    String kind = panel.kind() == null ? "timeseries" : panel.kind();
    ObjectNode made = panels.addObject();
    made.put("id", nextId++).put("type", kind).put("title", panel.title());
    made.put("description", description(panel));
    made.set("datasource", datasource());
    made.set("gridPos", place(width, HEIGHT));
    made.set("fieldConfig", fields(panel, kind));
    made.set("options", Looks.options(kind));
    ArrayNode targets = made.putArray("targets");
    for (Source.Query query : panel.queries()) {
      targets.add(target(query, kind, targets.size()));
    }
    x += width;
  }

  private static String description(Source.Panel panel) {
    return panel.alarm() == null
        ? panel.about()
        : "%s When it is bad: docs/operations.md#%s"
            .formatted(panel.about(), panel.alarm().toLowerCase(Locale.ROOT));
  }

  private static ObjectNode fields(Source.Panel panel, String kind) {
    ObjectNode fields = JSON.createObjectNode();
    ObjectNode defaults = fields.putObject("defaults");
    defaults.put("unit", panel.unit());
    defaults.put("min", 0);
    defaults.set("thresholds", Looks.thresholds(panel));
    defaults.putObject("color").put("mode", Looks.colour(kind));
    defaults.set("custom", Looks.custom(panel, kind));
    fields.putArray("overrides");
    return fields;
  }

  private static ObjectNode target(Source.Query query, String kind, int number) {
    boolean table = kind.equals("table");
    ObjectNode target = JSON.createObjectNode();
    target.put("refId", String.valueOf((char) ('A' + number)));
    target.set("datasource", datasource());
    target.put("editorMode", "code").put("expr", query.show().strip());
    target.put("instant", table).put("range", !table);
    target.put("format", table ? "table" : "time_series");
    if (query.as() != null) {
      target.put("legendFormat", query.as());
    }
    return target;
  }

  private ObjectNode place(int width, int height) {
    return JSON.createObjectNode().put("h", height).put("w", width).put("x", x).put("y", y);
  }

  /** To the beginning of the next line, unless this one is empty. */
  private void feed() {
    if (x > 0) {
      feed(HEIGHT);
    }
  }

  private void feed(int height) {
    x = 0;
    y += height;
  }
}
