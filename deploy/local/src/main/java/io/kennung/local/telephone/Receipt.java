package io.kennung.local.telephone;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How Twilio describes what it has just taken: its Message and its Call resource. */
final class Receipt {

  /** RFC 2822. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private Receipt() {}

  static JsonObject of(Order order, String account, Instant at) {
    String date = DATE.format(at.atOffset(ZoneOffset.UTC));
    String uri =
        "/2010-04-01/Accounts/%s/%s/%s".formatted(account, order.kind().resource(), order.sid());
    JsonObject json =
        new JsonObject()
            .put("sid", order.sid())
            .put("account_sid", account)
            .put("api_version", "2010-04-01")
            .put("status", "queued")
            .put("direction", "outbound-api")
            .put("to", order.to())
            .put("from", order.from().isEmpty() ? null : order.from())
            .put("date_created", date)
            .put("date_updated", date)
            .put("price", null)
            .put("price_unit", "USD")
            .put("uri", uri + ".json");
    return order.kind() == Kind.SMS ? message(json, order, uri) : call(json, order, uri);
  }

  private static JsonObject message(JsonObject json, Order order, String uri) {
    String service = order.said("MessagingServiceSid");
    return json.put("body", order.said("Body"))
        .put("date_sent", null)
        .put("error_code", null)
        .put("error_message", null)
        .put("messaging_service_sid", service.isEmpty() ? null : service)
        .put("num_media", "0")
        .put("num_segments", service.isEmpty() ? "1" : "0")
        .put("subresource_uris", JsonObject.of("media", uri + "/Media.json"));
  }

  private static JsonObject call(JsonObject json, Order order, String uri) {
    return json.put("answered_by", null)
        .put("caller_name", null)
        .put("duration", null)
        .put("start_time", null)
        .put("end_time", null)
        .put("forwarded_from", null)
        .put("from_formatted", order.from())
        .put("to_formatted", order.to())
        .put("group_sid", null)
        .put("parent_call_sid", null)
        .put("phone_number_sid", null)
        .put("queue_time", "0")
        .put("trunk_sid", null)
        .put("subresource_uris", JsonObject.of("recordings", uri + "/Recordings.json"));
  }
}
