package io.kennung.verification.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.kennung.chassis.answers.Refused;
import io.kennung.verification.failures.LinkFailure;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which numbers there are, and which of them this deployment writes to and calls. */
@Singleton
public class NumberPlan {

  /** Numbers that are left alone. */
  @ConfigMapping(prefix = "directory.numbers")
  interface NumberPlanConfig {
    /** Beginnings of numbers, country code first, that get no short messages: {@code 882,4490}. */
    Optional<List<String>> noMessages();

    /** Beginnings of numbers, country code first, that are not called. */
    Optional<List<String>> noCalls();
  }

  /** ASCII only: the library would take digits of any script, and clients hash what they see. */
  private static final Pattern E164 = Pattern.compile("\\+?[1-9][0-9]{0,14}");

  /** No country has subscriber numbers that are shorter, country code included. */
  private static final int SHORTEST = 7;

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final List<String> noMessages;
  private final List<String> noCalls;

  @Inject
  NumberPlan(NumberPlanConfig config) {
    this.noMessages = beginnings(config.noMessages());
    this.noCalls = beginnings(config.noCalls());
  }

  /**
   * Reads a number as clients send it.
   *
   * @param given E.164, with or without the plus
   * @throws Refused with the reason when nobody can be reached under it at a bearable price
   */
  public PhoneNumber read(String given) {
    String stripped = given.strip();
    if (!E164.matcher(stripped).matches()) {
      throw new Refused(LinkFailure.INVALID_NUMBER);
    }
    String digits = stripped.startsWith("+") ? stripped.substring(1) : stripped;
    if (digits.length() < SHORTEST) {
      throw new Refused(LinkFailure.SHORT_NUMBER);
    }
    Phonenumber.PhoneNumber parsed = parsed(digits);
    boolean landline =
        switch (library.getNumberType(parsed)) {
          case MOBILE, FIXED_LINE_OR_MOBILE, VOIP -> false;
          case FIXED_LINE -> true;
          case PREMIUM_RATE, SHARED_COST, TOLL_FREE, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL ->
              throw new Refused(LinkFailure.PREMIUM_NUMBER);
          case UNKNOWN -> throw new Refused(LinkFailure.INVALID_NUMBER);
        };
    return new PhoneNumber(digits, Integer.toString(parsed.getCountryCode()), landline);
  }

  /** Whether it may be written to. */
  public boolean takesMessages(PhoneNumber number) {
    return !number.landline() && !number.beginsWithAny(noMessages);
  }

  /** Whether it may be called. */
  public boolean takesCalls(PhoneNumber number) {
    return !number.beginsWithAny(noCalls);
  }

  private Phonenumber.PhoneNumber parsed(String digits) {
    try {
      Phonenumber.PhoneNumber parsed = library.parse("+" + digits, null);
      // Not the same again: it was written with a prefix or a zero that does not belong to it.
      if (library.isValidNumber(parsed)
          && library.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164).equals("+" + digits)) {
        return parsed;
      }
    } catch (NumberParseException e) {
      // The same answer as for a number that does not exist, below.
    }
    throw new Refused(LinkFailure.INVALID_NUMBER);
  }

  private static List<String> beginnings(Optional<List<String>> configured) {
    return configured.orElse(List.of()).stream()
        .map(beginning -> beginning.strip().replace("+", ""))
        .filter(beginning -> !beginning.isEmpty())
        .toList();
  }
}
