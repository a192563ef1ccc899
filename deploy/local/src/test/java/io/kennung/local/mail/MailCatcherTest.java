package io.kennung.local.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.local.page.Browser;
import io.kennung.local.state.FreePort;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {

  private static final Instant NOW = Instant.parse("2026-11-22T01:02:03.004Z");

  private static final Logger SAYS_SO_IN_THE_LOG_TOO = Logger.getLogger("io.kennung.local.mail");

  private final MailCatcher catcher = new MailCatcher(0, 0, Clock.fixed(NOW, ZoneOffset.UTC));
  private final Postman postman = new Postman(catcher.smtpPort());
  private final Browser browser = new Browser(catcher.uri());

  @AfterEach
  void close() {
    browser.close();
    catcher.close();
  }

  @Test
  void aMailIsShownDecoded() throws Exception {
    postman.bring("Ann@Example.org", "Grüße, ✓", "Zeile eins\n.\nÄ", "<p>Ä &amp; ö</p>");

    assertThat(mails("?to=ann@example.org"))
        .singleElement()
        .isEqualTo(
            JsonObject.of(
                "to", "Ann@Example.org",
                "subject", "Grüße, ✓",
                "text", "Zeile eins\n.\nÄ",
                "html", "<p>Ä &amp; ö</p>",
                "at", "2026-11-22T01:02:03.004Z"));
  }

  @Test
  void theNewestIsFirstAndOthersAreLeftOut() throws Exception {
    postman.bring("ann@example.org", "one", "1", "1");
    postman.bring("bob@example.org", "two", "2", "2");
    postman.bring("ann@example.org", "three", "3", "3");

    assertThat(subjects("?to=ann@example.org")).containsExactly("three", "one");
    assertThat(subjects("?to=an@example.org")).isEmpty();
    assertThat(subjects("")).containsExactly("three", "two", "one");
    assertThat(browser.delete("/api/mails").statusCode()).isEqualTo(204);
    assertThat(subjects("")).isEmpty();
  }

  @Test
  void theEnvelopeSaysWhoGetsIt() throws Exception {
    MimeMessage mail = postman.empty("to many");
    mail.setText("plain");
    postman.bring(mail, "a+tag@example.org", "b@example.org");

    assertThat(mails("?to=a+tag@example.org")).hasSize(1);
    assertThat(mails("?to=a%2Btag@example.org")).hasSize(1);
    assertThat(mails("?to=b@example.org"))
        .singleElement()
        .satisfies(each -> assertThat(each.getString("text")).isEqualTo("plain"))
        .satisfies(each -> assertThat(each.getString("html")).isEmpty());
  }

  @Test
  void aRefusedRecipientIsRefusedAtOnceAndNoOther() throws Exception {
    assertThatThrownBy(() -> postman.bring("refused@example.org", "s", "t", "h"))
        .isInstanceOf(SendFailedException.class)
        .hasStackTraceContaining("550");
    postman.bring("refused.not@example.org", "s", "t", "h");

    assertThat(mails("")).hasSize(1);
  }

  @Test
  void aMailWithoutSenderIsTaken() throws Exception {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), catcher.smtpPort());
        var answers =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      assertThat(answers.readLine()).startsWith("220");
      for (String line : List.of("HELO me", "MAIL FROM:<>", "RCPT TO:<ann@example.org>", "DATA")) {
        say(socket, line);
        assertThat(answers.readLine()).as(line).startsWith(line.equals("DATA") ? "354" : "250");
      }
      say(socket, "Subject: bounce\r\n\r\nbody\r\n.");
      assertThat(answers.readLine()).startsWith("250");
    }
    assertThat(subjects("")).containsExactly("bounce");
  }

  @Test
  void fiftySendersAtOnceLoseNothing() throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        String to = "person%d@example.org".formatted(i);
        sent.add(
            senders.submit(() -> {
              postman.bring(to, to, "text", "html");
              return null;
            }));
      }
    }
    for (Future<?> each : sent) {
      each.get();
    }
    assertThat(subjects("")).hasSize(50).doesNotHaveDuplicates();
    assertThat(subjects("?to=person17@example.org")).containsExactly("person17@example.org");
  }

  @Test
  void listensOnThisMachineAloneAndSaysWhenItCannot() throws Exception {
    SAYS_SO_IN_THE_LOG_TOO.setLevel(Level.OFF);
    int port = FreePort.any();
    try (var taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> new MailCatcher(taken.getLocalPort(), 0, Clock.systemUTC()))
          .hasMessageContaining("port %d (smtp)".formatted(port));
      assertThatThrownBy(() -> new MailCatcher(0, taken.getLocalPort(), Clock.systemUTC()))
          .hasMessageContaining("port " + port);
    }
    assertThat(catcher.uri().getHost()).isEqualTo("127.0.0.1");
  }

  private static void say(Socket socket, String line) throws Exception {
    socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
  }

  private List<JsonObject> mails(String query) throws Exception {
    return new JsonArray(browser.get("/api/mails" + query).body())
        .stream().map(JsonObject.class::cast).toList();
  }

  private List<String> subjects(String query) throws Exception {
    return mails(query).stream().map(each -> each.getString("subject")).toList();
  }
}
