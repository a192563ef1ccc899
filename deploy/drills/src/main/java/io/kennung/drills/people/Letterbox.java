package io.kennung.drills.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.local.Stack;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people find in their mail and on their telephones. */
public final class Letterbox {

  private static final Pattern LINK = Pattern.compile("https?://\\S+/link/email/[A-Za-z0-9_-]+");
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI mail;
  private final URI telephone;

  /** Those of this system. */
  public Letterbox(Stack stack) {
    this.mail = stack.mail();
    this.telephone = stack.telephone();
  }

  /** How many mails have come to this address. */
  public int mails(String address) {
    return all(mailsTo(address)).size();
  }

  /** How many messages and calls have come to this number. */
  public int messages(String number) {
    return all(messagesTo(number)).size();
  }

  /** Presses the button behind the link of the mail that comes after so many. */
  public void confirmMail(String address, int after) {
    String link = next(mailsTo(address), after, LINK);
    Http.Reply reply = Http.send("POST", URI.create(link), new byte[0]);
    if (reply.status() != OK) {
      throw new IllegalStateException("the button of the mail: " + reply.status());
    }
  }

  /** The code in the message that comes to this number after so many. */
  public String code(String number, int after) {
    return next(messagesTo(number), after, CODE);
  }

  private URI mailsTo(String address) {
    return mail.resolve("/api/mails?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
  }

  private URI messagesTo(String number) {
    return telephone.resolve("/api/messages?to=" + number);
  }

  /** The newest comes first. */
  private static String next(URI address, int after, Pattern wanted) {
    return Patience.until(
        "a message at " + address,
        LONGEST,
        () -> {
          JsonNode all = all(address);
          Matcher found = wanted.matcher(all.path(0).path("text").asText());
          return all.size() > after && found.find() ? found.group() : null;
        });
  }

  private static JsonNode all(URI address) {
    return read(Http.get(address).text());
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON", e);
    }
  }
}
