package io.kennung.verification.senders.smpp;

import io.kennung.verification.senders.DeliveryReports.Fate;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says became of a message: by optional parameters, or else in the text of SMPP 3.4,
 * appendix B, of which only the two parts that count are read.
 *
 * @param id as the carrier writes it here. Some answer a submission in hexadecimal and write the
 *     receipt in decimal: such a receipt belongs to no message.
 */
record Receipt(String id, Fate fate) {

  private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*([^\\s]{1,64})(?=\\s|$)");
  private static final Pattern STATE = Pattern.compile("(?i)\\bstat:\\s*([A-Z]{1,16})");

  /** Empty when it is no receipt, or one of a step on the way. */
  static Optional<Receipt> of(DeliverSm deliver) {
    if (!deliver.isSmscDeliveryReceipt()) {
      return Optional.empty();
    }
    String text = text(deliver);
    String id = id(deliver, text);
    return id == null ? Optional.empty() : fate(deliver, text).map(fate -> new Receipt(id, fate));
  }

  private static @Nullable String id(DeliverSm deliver, String text) {
    Receipted_message_id parameter = deliver.getOptionalParameter(Receipted_message_id.class);
    return parameter != null ? parameter.getValueAsString() : first(ID, text);
  }

  private static Optional<Fate> fate(DeliverSm deliver, String text) {
    Message_state parameter = deliver.getOptionalParameter(Message_state.class);
    if (parameter != null) {
      return fate(parameter.getValue());
    }
    String state = first(STATE, text);
    return switch (state == null ? "" : state.toUpperCase(Locale.ROOT)) {
      case "DELIVRD" -> Optional.of(Fate.DELIVERED);
      case "EXPIRED", "DELETED", "UNDELIV", "REJECTD" -> Optional.of(Fate.FAILED);
      default -> Optional.empty();
    };
  }

  private static Optional<Fate> fate(byte state) {
    if (state == MessageState.DELIVERED.value()) {
      return Optional.of(Fate.DELIVERED);
    }
    boolean failed =
        state == MessageState.EXPIRED.value()
            || state == MessageState.DELETED.value()
            || state == MessageState.UNDELIVERABLE.value()
            || state == MessageState.REJECTED.value();
    return failed ? Optional.of(Fate.FAILED) : Optional.empty();
  }

  private static String text(DeliverSm deliver) {
    byte[] octets = deliver.getShortMessage();
    Message_payload payload = deliver.getOptionalParameter(Message_payload.class);
    if ((octets == null || octets.length == 0) && payload != null) {
      octets = payload.getValue();
    }
    return octets == null ? "" : new String(octets, StandardCharsets.ISO_8859_1);
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : null;
  }
}
