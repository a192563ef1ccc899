package io.kennung.idctl.contacts.file;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Phone numbers as people write them at home. */
public final class PhoneNumbers {

  /** What is there to be said of a number. */
  public enum Verdict {
    USABLE,
    /** It may be one in some country, and nobody has said which. */
    WITHOUT_COUNTRY,
    NO_NUMBER
  }

  /**
   * A number as it was understood.
   *
   * @param digits E.164 without the plus; empty unless it is usable
   */
  public record Reading(Verdict verdict, String digits) {}

  private static final int LONGEST = 60;
  private static final Texts TEXTS = Texts.of(PhoneNumbers.class);

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final @Nullable String country;

  private PhoneNumbers(@Nullable String country) {
    this.country = country;
  }

  /**
   * @param country two letters; null where only numbers with their country code are understood
   * @throws CommandFailure when there is no such country
   */
  public static PhoneNumbers in(@Nullable String country) {
    String region = country == null ? null : country.strip().toUpperCase(Locale.ROOT);
    PhoneNumbers numbers = new PhoneNumbers(region);
    if (region != null && !numbers.numbers.getSupportedRegions().contains(region)) {
      throw CommandFailure.usage(TEXTS.say("no-country", region));
    }
    return numbers;
  }

  /** What the number is. */
  public Reading read(String written) {
    if (written.length() > LONGEST || written.chars().filter(Character::isDigit).count() < 3) {
      return new Reading(Verdict.NO_NUMBER, "");
    }
    String number = written.startsWith("00") ? "+" + written.substring(2) : written;
    if (country == null && !number.startsWith("+")) {
      return new Reading(Verdict.WITHOUT_COUNTRY, "");
    }
    return digits(number)
        .map(digits -> new Reading(Verdict.USABLE, digits))
        .orElse(new Reading(Verdict.NO_NUMBER, ""));
  }

  private Optional<String> digits(String number) {
    try {
      PhoneNumber parsed = numbers.parse(number, country == null ? "ZZ" : country);
      return numbers.isPossibleNumber(parsed)
          ? Optional.of(numbers.format(parsed, PhoneNumberFormat.E164).substring(1))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
