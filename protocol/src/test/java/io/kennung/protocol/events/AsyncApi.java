package io.kennung.protocol.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code asyncapi.yaml}, and what it says about events. */
final class AsyncApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode document;

  private AsyncApi(ObjectNode document) {
    this.document = document;
  }

  static AsyncApi read() {
    return new AsyncApi((ObjectNode) resource("/asyncapi.yaml", new YAMLMapper()));
  }

  /** As it stands in the file. */
  static JsonNode golden(EventType type) {
    return resource("/events/" + name(type) + ".v1.json", JSON);
  }

  static String name(EventType type) {
    return type.shape().getSimpleName();
  }

  JsonNode document() {
    return document;
  }

  JsonNode message(EventType type) {
    return document.at("/components/messages/" + name(type));
  }

  JsonNode schema(String name) {
    return document.at("/components/schemas/" + name);
  }

  /** What a reference or a lone {@code allOf} of one stands for. */
  JsonNode resolved(JsonNode schema) {
    JsonNode inner = schema.has("allOf") ? schema.at("/allOf/0") : schema;
    return inner.has("$ref") ? document.at(inner.get("$ref").asText().substring(1)) : schema;
  }

  /** What is wrong with this value of a schema within the document. */
  List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode standing = JSON.createObjectNode();
    standing.set("components", document.get("components"));
    standing.putArray("allOf").add(schema);
    return faults(standing, value);
  }

  /** What is wrong with a document, by the part of AsyncAPI 3.0 that ours makes use of. */
  static List<String> flaws(JsonNode document) {
    return faults((ObjectNode) resource("/asyncapi-shape.yaml", new YAMLMapper()), document);
  }

  private static List<String> faults(ObjectNode schema, JsonNode value) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    Schema checker = registry.getSchema(schema.toString(), InputFormat.JSON);
    return checker.validate(value.toString(), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode resource(String path, ObjectMapper mapper) {
    try (var file = AsyncApi.class.getResourceAsStream(path)) {
      return mapper.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
