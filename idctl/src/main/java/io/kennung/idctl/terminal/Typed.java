package io.kennung.idctl.terminal;

import io.kennung.client.E164;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.IdentityId;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person types, in the many ways people type it. Wrong usage where it cannot be meant. */
public final class Typed {

  private static final Texts TEXTS = Texts.of(Typed.class);

  /** Blanks of all widths, hyphens and dashes, brackets. */
  private static final Pattern DECORATION =
      Pattern.compile("[\\p{Z}\\s()\\[\\]\\u2010-\\u2015\\u2212-]");

  /** The zero that is dialled within the country only, as in +41 (0)79 123 45 67. */
  private static final Pattern NATIONAL_ZERO = Pattern.compile("[(\\[]\\s*0\\s*[)\\]]");

  private Typed() {}

  /** A phone number as digits with its country code, without the plus. */
  public static String phone(String typed) {
    String number = DECORATION.matcher(NATIONAL_ZERO.matcher(typed).replaceAll("")).replaceAll("");
    if (number.startsWith("00")) {
      number = "+" + number.substring(2);
    }
    try {
      if (number.startsWith("+")) {
        return E164.digits(number);
      }
    } catch (IllegalArgumentException e) {
      // The same answer as for a number without its country code, below.
    }
    throw CommandFailure.usage(TEXTS.say("typed.phone"));
  }

  /** An id, in capitals or not. */
  public static String id(String typed) {
    String id = typed.strip().toUpperCase(Locale.ROOT);
    if (!IdentityId.isWellFormed(id)) {
      throw CommandFailure.usage(TEXTS.say("typed.id"));
    }
    return id;
  }

  /** An e-mail address. */
  public static EmailAddress email(String typed) {
    try {
      return EmailAddress.of(typed);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(TEXTS.say("typed.email"));
    }
  }

  /** A code from an SMS or a call. */
  public static String code(String typed) {
    String code = DECORATION.matcher(typed).replaceAll("");
    if (!code.matches("[0-9]{1,8}")) {
      throw CommandFailure.usage(TEXTS.say("typed.code"));
    }
    return code;
  }

  /** A language tag. */
  public static String language(String typed) {
    if (!typed.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,2}")) {
      throw CommandFailure.usage(TEXTS.say("typed.language"));
    }
    return typed;
  }
}
