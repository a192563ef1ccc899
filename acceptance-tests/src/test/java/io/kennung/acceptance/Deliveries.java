package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What people find in their inboxes and on their telephones. */
final class Deliveries {

  private static final Pattern LINK = Pattern.compile("https?://\\S+/link/email/[A-Za-z0-9_-]+");
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  private final URI mail;
  private final URI telephone;

  Deliveries(URI mail, URI telephone) {
    this.mail = mail;
    this.telephone = telephone;
  }

  /** Waits for so many mails; the link in the newest. */
  URI awaitMailLink(String address, int count) {
    JsonNode newest = await(mail.resolve("/api/mails?to=" + encoded(address)), count).getFirst();
    Matcher link = LINK.matcher(newest.required("text").asText());
    assertThat(link.find()).as("a link in the mail").isTrue();
    assertThat(newest.required("html").asText()).contains(link.group());
    return URI.create(link.group());
  }

  /** How many mails, messages and calls have come, to whomever. */
  int all() {
    return Http.get(mail.resolve("/api/mails")).json().size()
        + Http.get(telephone.resolve("/api/messages")).json().size();
  }

  /** Waits for so many messages and calls; the newest. */
  JsonNode awaitMessage(String number, int count) {
    return await(telephone.resolve("/api/messages?to=" + number), count).getFirst();
  }

  /** Waits for a message that may come twice. */
  void awaitAtLeastOne(String number, int seconds) {
    URI address = telephone.resolve("/api/messages?to=" + number);
    Awaitility.await("a message")
        .atMost(seconds, SECONDS)
        .until(() -> !Http.get(address).json().isEmpty());
    assertThat(Http.get(address).json()).hasSizeBetween(1, 2);
  }

  /** The code in a message that may come twice. */
  String awaitCodeOfOneOrTwo(String number, int seconds) {
    awaitAtLeastOne(number, seconds);
    return code(Http.get(telephone.resolve("/api/messages?to=" + number)).json().get(0));
  }

  /** Waits for so many messages and calls; the code in the newest. */
  String awaitCode(String number, int count) {
    return code(awaitMessage(number, count));
  }

  /** The code in a message; a call says it digit by digit. */
  static String code(JsonNode message) {
    String text = message.required("text").asText();
    if (message.required("kind").asText().equals("call")) {
      text = text.replaceAll("(?<=\\d), (?=\\d)", "");
    }
    Matcher code = CODE.matcher(text);
    assertThat(code.find()).as("a code in the message").isTrue();
    return code.group();
  }

  private static List<JsonNode> await(URI address, int count) {
    List<JsonNode> found = new ArrayList<>();
    Awaitility.await("what is sent")
        .atMost(20, SECONDS)
        .until(() -> {
          found.clear();
          Http.get(address).json().forEach(found::add);
          return found.size() >= count;
        });
    assertThat(found).hasSize(count);
    return found;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
