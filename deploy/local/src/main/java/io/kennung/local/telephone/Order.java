package io.kennung.local.telephone;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message or a call that somebody wants to have made.
 *
 * @param kind which of them
 * @param sid the name that it gets
 * @param form what was posted
 */
record Order(Kind kind, String sid, MultiMap form) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_BODY = 1_600;

  /** Numbers that nobody has. The first ones are Twilio's own, for tests. */
  private static final Map<String, Refusal> UNLUCKY =
      Map.of(
          "+15005550001", Refusal.INVALID_TO,
          "+15005550002", Refusal.NO_ROUTE,
          "+15005550003", Refusal.NO_PERMISSION,
          "+15005550004", Refusal.BLOCKED,
          "+15005550500", Refusal.BROKEN);

  private static final String LANDLINE = "+15005550009";
  private static final String SILENT = "+15005550408";

  /** Empty if it was not said. */
  String said(String field) {
    return Objects.requireNonNullElse(form.get(field), "");
  }

  String to() {
    return said("To");
  }

  /** What the telephone shows as the sender. */
  String from() {
    return said("From");
  }

  /** Whether the one who asks shall wait for an answer in vain. */
  boolean isForSilence() {
    return to().equals(SILENT);
  }

  /** Why it is not taken. */
  Optional<Refusal> refusal() {
    boolean sms = kind == Kind.SMS;
    if (to().isEmpty()) {
      return Optional.of(sms ? Refusal.NO_TO : Refusal.NO_TO_OF_CALL);
    }
    if (!E164.matcher(to()).matches()) {
      return Optional.of(Refusal.INVALID_TO);
    }
    if (from().isEmpty() && (!sms || said("MessagingServiceSid").isEmpty())) {
      return Optional.of(sms ? Refusal.NO_FROM : Refusal.NO_FROM_OF_CALL);
    }
    if (!said("StatusCallback").isEmpty() && !isWebAddress(said("StatusCallback"))) {
      return Optional.of(Refusal.INVALID_CALLBACK);
    }
    return (sms ? refusalOfMessage() : refusalOfCall())
        .or(() -> Optional.ofNullable(UNLUCKY.get(to())));
  }

  private Optional<Refusal> refusalOfMessage() {
    if (said("Body").isEmpty()) {
      return Optional.of(Refusal.NO_BODY);
    }
    if (said("Body").length() > LONGEST_BODY) {
      return Optional.of(Refusal.TOO_LONG);
    }
    return to().equals(LANDLINE) ? Optional.of(Refusal.NOT_MOBILE) : Optional.empty();
  }

  private Optional<Refusal> refusalOfCall() {
    if (!said("Twiml").isEmpty()) {
      return Twiml.spoken(said("Twiml")).isPresent()
          ? Optional.empty()
          : Optional.of(Refusal.NO_TWIML);
    }
    return isWebAddress(said("Url")) ? Optional.empty() : Optional.of(Refusal.NO_URL);
  }

  private static boolean isWebAddress(String text) {
    try {
      URI address = new URI(text);
      String scheme = Objects.requireNonNullElse(address.getScheme(), "");
      return address.getHost() != null && scheme.matches("(?i)https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
