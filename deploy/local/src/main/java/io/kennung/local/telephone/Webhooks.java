package io.kennung.local.telephone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells the sender what becomes of an order, as Twilio does: a signed form to its address. */
final class Webhooks {

  private static final long LONGEST_ANSWER_MILLIS = 10_000;

  private final TwilioAccount account;
  private final HttpClient client;

  Webhooks(Vertx vertx, TwilioAccount account) {
    this.account = account;
    this.client = vertx.createHttpClient();
  }

  /** Asks what a call shall do. */
  Future<String> askForTwiml(Order order) {
    return post(order.said("Url"), form(order, "in-progress")).map(Buffer::toString);
  }

  /** Says how it has ended, to whoever wants to know. */
  Future<Buffer> report(Order order, String status) {
    return post(order.said("StatusCallback"), form(order, status));
  }

  private SortedMap<String, String> form(Order order, String status) {
    SortedMap<String, String> form = new TreeMap<>();
    form.put("AccountSid", account.sid());
    form.put("ApiVersion", "2010-04-01");
    form.put("To", order.to());
    form.put("From", order.from());
    form.put(order.kind().fieldPrefix() + "Sid", order.sid());
    form.put(order.kind().fieldPrefix() + "Status", status);
    if (order.kind() == Kind.SMS) {
      form.put("SmsSid", order.sid());
      form.put("SmsStatus", status);
    } else {
      form.put("Direction", "outbound-api");
    }
    return form;
  }

  private Future<Buffer> post(String url, SortedMap<String, String> form) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url)
            .setTimeout(LONGEST_ANSWER_MILLIS)
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .putHeader("X-Twilio-Signature", account.signature(url, form));
    return client
        .request(request)
        .compose(connected -> connected.send(encoded(form)))
        .compose(Webhooks::body);
  }

  private static Future<Buffer> body(HttpClientResponse answer) {
    return answer.statusCode() / 100 == 2
        ? answer.body()
        : Future.failedFuture("answered with status " + answer.statusCode());
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(each ->
            URLEncoder.encode(each.getKey(), UTF_8)
                + "="
                + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
