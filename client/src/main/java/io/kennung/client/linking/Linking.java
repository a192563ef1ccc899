package io.kennung.client.linking;

import io.kennung.client.Answer;
import io.kennung.client.Challenge;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.E164;
import io.kennung.client.Exchange;
import io.kennung.client.Identity;
import io.kennung.client.TwoPhase;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.IdentityId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ties e-mail addresses and phone numbers to identities. Source: the directory contract, 6.2 to 6.4
 * and 8.
 *
 * <p>Every call may throw {@link DirectoryException}. Where a link was asked for and the answer was
 * lost, {@link DirectoryException#mayHaveHappened} says that a mail or SMS may come all the same;
 * asking for the same link again is the way on. A refusal may say what to do instead, see {@link
 * Next#of(DirectoryException)}.
 *
 * <p>A {@code language} is a tag as in {@code de} or {@code zh-Hans}: of the mail, the SMS, the
 * call and the directory's sentences.
 */
public final class Linking {

  private static final String EMAIL = "identity/link_email";
  private static final String PHONE = "identity/link_mobileno";
  private static final String CALL = "identity/link_mobileno_call";
  private static final int LONGEST_ID = 1024;

  private final Exchange exchange;
  private final TwoPhase twoPhase;

  /** For {@code Directory}, which is the only one to have an exchange. */
  public Linking(Exchange exchange, TwoPhase twoPhase) {
    this.exchange = exchange;
    this.twoPhase = twoPhase;
  }

  /** Asks for a mail that links this address; an address linked before is let go at once. */
  public EmailLinking linkEmail(Identity own, EmailAddress address, String language) {
    Map<String, Object> members = members(own, language);
    members.put("email", address.text());
    return run(EMAIL, members, own, answer -> Next.of(answer.additions()))
        .<EmailLinking>map(EmailLinking.MailSent::new)
        .orElseGet(EmailLinking.Linked::new);
  }

  /**
   * Whether this address is linked to this identity. Needs no key; a wrong pair is not told from
   * one that waits for its confirmation.
   */
  public boolean checkEmail(String identity, EmailAddress address) {
    if (!IdentityId.isWellFormed(identity)) {
      throw new IllegalArgumentException("not an identity id");
    }
    return exchange
        .post(EMAIL, Map.of("identity", identity, "email", address.text()))
        .flag("linked");
  }

  /**
   * Lets the linked address go, and ends a verification that is under way. Takes effect at once.
   */
  public void unlinkEmail(Identity own) {
    unlink(EMAIL, "email", own);
  }

  /**
   * Asks for an SMS with a code that links this number.
   *
   * @param number E.164 with or without the plus, for example {@code +41791234567}
   * @param link what the SMS carries besides the code
   */
  public PhoneLinking linkPhone(Identity own, String number, String language, SmsLink link) {
    Map<String, Object> members = members(own, language);
    members.put("mobileNo", E164.digits(number));
    if (link.https()) {
      members.put("httpsUrl", true);
    }
    if (link.urlScheme() != null) {
      members.put("urlScheme", link.urlScheme());
    }
    return run(PHONE, members, own, Linking::verification)
        .<PhoneLinking>map(verification -> verification)
        .orElseGet(PhoneLinking.Linked::new);
  }

  /**
   * Whether this number is linked to this identity. Only the first phase: nothing is sent to it.
   *
   * @param number E.164 with or without the plus
   */
  public boolean isPhoneLinked(Identity own, String number) {
    Map<String, Object> members = members(own, "en");
    members.put("mobileNo", E164.digits(number));
    return exchange.post(PHONE, members).flag("linked");
  }

  /**
   * Enters the code from the SMS or the call.
   *
   * @param code 1 to 8 digits
   */
  public Verdict submitCode(String verificationId, String code) {
    if (!code.matches("[0-9]{1,8}")) {
      throw new IllegalArgumentException("a code has 1 to 8 digits");
    }
    return verdict(PHONE, Map.of("verificationId", verificationId, "code", code));
  }

  /** Asks for a call that speaks the code. */
  public Verdict call(String verificationId) {
    return verdict(CALL, Map.of("verificationId", verificationId));
  }

  /** Lets the linked number go, and ends a verification that is under way. Takes effect at once. */
  public void unlinkPhone(Identity own) {
    unlink(PHONE, "mobileNo", own);
  }

  /** Nothing where the first phase says that all is as wanted already. */
  private <T> Optional<T> run(
      String path, Map<String, Object> members, Identity own, Function<Answer, T> reader) {
    Answer first = exchange.post(path, members);
    return first.flag("linked")
        ? Optional.empty()
        : Optional.of(finish(path, members, first, own, reader));
  }

  private void unlink(String path, String address, Identity own) {
    // No mail or SMS is written; the language is there because every client in the field sends it.
    Map<String, Object> members = members(own, "en");
    members.put(address, "");
    Answer first = exchange.post(path, members);
    if (first.flag("linked")) {
      throw first.unexpected("linked");
    }
    boolean unused = finish(path, members, first, own, answer -> true);
  }

  private <T> T finish(
      String path,
      Map<String, Object> members,
      Answer first,
      Identity own,
      Function<Answer, T> reader) {
    return twoPhase.finish(
        path,
        members,
        Challenge.of(first),
        own.key(),
        answer -> {
          answer.requireSuccess();
          return reader.apply(answer);
        });
  }

  private Verdict verdict(String path, Map<String, String> members) {
    try {
      return exchange.change(
          path,
          members,
          answer -> {
            answer.requireSuccess();
            return new Verdict.Accepted(Next.of(answer.additions()));
          });
    } catch (DirectoryException e) {
      if (e.kind() != Kind.REFUSED) {
        throw e;
      }
      return new Verdict.Refused(String.valueOf(e.getMessage()), Next.of(e));
    }
  }

  private static PhoneVerification verification(Answer answer) {
    String id = answer.text("verificationId");
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw answer.unexpected("verificationId");
    }
    return new PhoneVerification(
        id, Next.of(answer.additions()), answer.additions().sentence("notice"));
  }

  private static Map<String, Object> members(Identity own, String language) {
    if (!language.matches("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}")) {
      throw new IllegalArgumentException("not a language tag, for example de");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identity", own.id());
    members.put("lang", language);
    return members;
  }
}
