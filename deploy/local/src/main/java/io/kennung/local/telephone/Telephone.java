package io.kennung.local.telephone;

import io.kennung.local.page.Latest;
import io.kennung.local.page.Page;
import io.kennung.local.page.Site;
import io.kennung.local.run.Loopback;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages and calls as Twilio does, and shows what would have come to the telephones, to
 * people and to tests.
 */
public final class Telephone implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Telephone.class.getName());

  /** Who has just been given the name of an order has noted it when its fate is told. */
  private static final long REPORT_AFTER_MILLIS = 200;

  private final Latest<Received> received = new Latest<>();
  private final TwilioAccount account;
  private final Clock clock;
  private final Loopback loopback = new Loopback();
  private final Webhooks webhooks;
  private final URI uri;

  /**
   * Opens it.
   *
   * @param port on 127.0.0.1; 0 for any that is free
   * @param account the only one that may send
   */
  public Telephone(int port, TwilioAccount account, Clock clock) {
    this.account = account;
    this.clock = clock;
    this.webhooks = new Webhooks(loopback.vertx(), account);
    this.uri =
        new Site()
            .on(
                HttpMethod.GET,
                "/",
                (request, path) ->
                    Site.html(request, Page.POLICY, TelephonePage.of(received.all())))
            .on(
                HttpMethod.GET,
                "/api/messages",
                (request, path) -> Site.json(request, 200, json(request.getParam("to"))))
            .on(
                HttpMethod.DELETE,
                "/api/messages",
                (request, path) -> {
                  received.clear();
                  Site.nothing(request);
                })
            .on(HttpMethod.POST, orders(Kind.SMS), (request, path) -> take(Kind.SMS, request, path))
            .on(
                HttpMethod.POST,
                orders(Kind.CALL),
                (request, path) -> take(Kind.CALL, request, path))
            .open(loopback, port);
  }

  /** For instance {@code http://127.0.0.1:8026}; also where the API is. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    loopback.close();
  }

  private static String orders(Kind kind) {
    return "/2010-04-01/Accounts/([^/]+)/%s\\.json".formatted(kind.resource());
  }

  private JsonArray json(@Nullable String to) {
    // With the plus, without it, or with the blank that a plus in an address stands for.
    String wanted = to == null ? null : "+" + to.replaceAll("[^0-9]", "");
    JsonArray found = new JsonArray();
    received
        .where(each -> wanted == null || each.to().equals(wanted))
        .forEach(each -> found.add(each.json()));
    return found;
  }

  private void take(Kind kind, HttpServerRequest request, Matcher path) {
    if (!account.admits(request.getHeader("Authorization"))
        || !account.sid().equals(path.group(1))) {
      refuse(request, Refusal.NOT_AUTHENTICATED);
      return;
    }
    Order order = new Order(kind, newSid(kind), request.formAttributes());
    Optional<Refusal> refusal = order.refusal();
    if (refusal.isPresent()) {
      refuse(request, refusal.get());
    } else if (!order.isForSilence()) {
      accept(request, order);
    }
  }

  private static void refuse(HttpServerRequest request, Refusal refusal) {
    Site.json(request, refusal.status(), refusal.json());
  }

  private void accept(HttpServerRequest request, Order order) {
    Future<String> status =
        textOf(order)
            .map(text -> ring(order, text))
            .otherwise(e -> {
              warn(e);
              return "failed";
            });
    Site.json(request, 201, Receipt.of(order, account.sid(), clock.instant()));
    if (!order.said("StatusCallback").isEmpty()) {
      long _ =
          loopback
              .vertx()
              .setTimer(
                  REPORT_AFTER_MILLIS,
                  timer ->
                      status
                          .compose(end -> webhooks.report(order, end))
                          .onFailure(Telephone::warn));
    }
  }

  /** What a person reads or hears. Known at once, but where the sender has to be asked. */
  private Future<String> textOf(Order order) {
    if (order.kind() == Kind.SMS) {
      return Future.succeededFuture(order.said("Body"));
    }
    String twiml = order.said("Twiml");
    return (twiml.isEmpty() ? webhooks.askForTwiml(order) : Future.succeededFuture(twiml))
        .compose(xml ->
            Twiml.spoken(xml)
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture("the Url gave no TwiML")));
  }

  /**
   * @return the status with which it has ended
   */
  private String ring(Order order, String text) {
    received.add(
        new Received(
            order.kind(), order.to(), text, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    return order.kind().end();
  }

  private static String newSid(Kind kind) {
    return kind.sidPrefix() + UUID.randomUUID().toString().replace("-", "");
  }

  private static void warn(Throwable e) {
    LOG.log(System.Logger.Level.WARNING, "a webhook of the sender failed: " + e);
  }
}
