package io.kennung.chassis.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The golden sample of an event, as a publisher would send it. */
public final class Golden {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode sample;

  private Golden(ObjectNode sample) {
    this.sample = sample;
  }

  /** The sample of this event, with an id of its own and a member that nobody knows yet. */
  public static Golden of(String event) {
    try (var file = Golden.class.getResourceAsStream("/events/" + event + ".v1.json")) {
      Golden golden = new Golden((ObjectNode) JSON.readTree(file));
      golden.headers().put("ce_id", UUID.randomUUID().toString());
      return golden.with("fromTheFuture", JSON.createObjectNode().put("x", 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample as it stands in the file. */
  public static JsonNode asWritten(String event) {
    try (var file = Golden.class.getResourceAsStream("/events/" + event + ".v1.json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Golden about(String identity) {
    sample.put("key", identity);
    data().put("identity", identity);
    return this;
  }

  public Golden revision(long revision) {
    data().put("revision", revision);
    return this;
  }

  public Golden with(String member, Object value) {
    data().set(member, JSON.valueToTree(value));
    return this;
  }

  public Golden without(String member) {
    data().remove(member);
    return this;
  }

  public Golden type(String type) {
    headers().put("ce_type", type);
    return this;
  }

  /** The record, binary mode. */
  public ProducerRecord<String, byte[]> record() {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            sample.get("topic").asText(),
            sample.get("key").asText(),
            data().toString().getBytes(StandardCharsets.UTF_8));
    headers()
        .properties()
        .forEach(header ->
            record
                .headers()
                .add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private ObjectNode data() {
    return (ObjectNode) sample.get("data");
  }

  private ObjectNode headers() {
    return (ObjectNode) sample.get("headers");
  }
}
