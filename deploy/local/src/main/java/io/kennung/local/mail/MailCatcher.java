package io.kennung.local.mail;

import io.kennung.local.page.Latest;
import io.kennung.local.page.Page;
import io.kennung.local.page.Site;
import io.kennung.local.run.Loopback;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Takes every mail by SMTP and shows it, to people and to tests. */
public final class MailCatcher implements AutoCloseable {

  private final Latest<CaughtMail> mails = new Latest<>();
  private final Clock clock;
  private final Loopback loopback = new Loopback();
  private final URI uri;
  private final SmtpDoor door;
  private long count;

  /**
   * Opens it.
   *
   * @param smtpPort on 127.0.0.1, as {@code pagePort}; 0 for any that is free
   */
  public MailCatcher(int smtpPort, int pagePort, Clock clock) {
    this.clock = clock;
    this.uri =
        new Site()
            .on(
                HttpMethod.GET,
                "/",
                (request, path) -> Site.html(request, Page.POLICY, MailPages.list(mails.all())))
            .on(
                HttpMethod.GET,
                "/mails/([0-9]{1,18})",
                (request, path) ->
                    withMail(
                        request,
                        path,
                        mail -> Site.html(request, Page.POLICY, MailPages.one(mail))))
            .on(
                HttpMethod.GET,
                "/mails/([0-9]{1,18})/html",
                (request, path) ->
                    withMail(
                        request,
                        path,
                        mail ->
                            Site.html(request, MailPages.POLICY_OF_MAILS, MailPages.html(mail))))
            .on(
                HttpMethod.GET,
                "/api/mails",
                (request, path) -> Site.json(request, 200, json(request.getParam("to"))))
            .on(
                HttpMethod.DELETE,
                "/api/mails",
                (request, path) -> {
                  mails.clear();
                  Site.nothing(request);
                })
            .open(loopback, pagePort);
    try {
      this.door = new SmtpDoor(smtpPort, this::receive);
    } catch (RuntimeException e) {
      loopback.close();
      throw e;
    }
  }

  /** Where it takes mails, on 127.0.0.1. */
  public int smtpPort() {
    return door.port();
  }

  /** Where it shows them, for instance {@code http://127.0.0.1:8025}. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    door.close();
    loopback.close();
  }

  private synchronized void receive(String to, Content content) {
    mails.add(new CaughtMail(++count, to, content, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  private JsonArray json(@Nullable String to) {
    // Who writes a plus as it is means one: no address has a blank.
    String wanted = to == null ? null : to.replace(' ', '+');
    JsonArray found = new JsonArray();
    mails
        .where(mail -> wanted == null || mail.to().equalsIgnoreCase(wanted))
        .forEach(mail -> found.add(mail.json()));
    return found;
  }

  private void withMail(HttpServerRequest request, Matcher path, Consumer<CaughtMail> found) {
    long number = Long.parseLong(path.group(1));
    Optional<CaughtMail> mail = mails.where(each -> each.number() == number).stream().findFirst();
    mail.ifPresentOrElse(found, () -> Site.notFound(request));
  }
}
