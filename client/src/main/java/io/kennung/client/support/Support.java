package io.kennung.client.support;

import io.kennung.client.Answer;
import io.kennung.client.DirectoryException;
import io.kennung.client.Exchange;
import io.kennung.client.StaffToken;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.audit.AuditCheck;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff at work. Every look is on record, with the name in the token and the purpose.
 *
 * <p>Every call may throw {@link DirectoryException}: of kind UNAUTHORIZED where the token is not
 * good or the role is missing, REFUSED where the directory says what is wrong with the question.
 */
public final class Support {

  /** How many entries of a record one request asks for at most. */
  public static final int PAGE = 1000;

  private final Exchange exchange;
  private final StaffToken token;

  /** For {@code Directory}, which is the only one to have an exchange. */
  public Support(Exchange exchange, StaffToken token) {
    this.exchange = exchange;
    this.token = token;
  }

  /**
   * How an identity is doing, or how it has ended; nothing where it was never given out.
   *
   * @param identity 8 characters
   * @param purpose such as the number of a ticket, at most 100 characters; null for none
   */
  public Optional<IdentityStatus> find(String identity, @Nullable String purpose) {
    return exchange
        .findAsStaff(token, path(identity), query(Map.of(), purpose))
        .map(answer -> IdentityStatus.of(answer, identity));
  }

  /**
   * What has happened to an identity, the latest first; nothing where it was never given out.
   *
   * @param identity 8 characters
   * @param next of the page before; null for the latest
   * @param purpose such as the number of a ticket, at most 100 characters; null for none
   */
  public Optional<HistoryPage> history(
      String identity, @Nullable String next, @Nullable String purpose) {
    Map<String, String> parameters = next == null ? Map.of() : Map.of("next", next);
    return exchange
        .findAsStaff(token, path(identity) + "/history", query(parameters, purpose))
        .map(answer -> HistoryPage.of(answer, identity));
  }

  /**
   * A part of a record, the oldest first.
   *
   * @param after the number of the last entry that is known; 0 from the beginning on
   * @param limit how many at most, 1 to {@value #PAGE}
   */
  public AuditPage record(Chain chain, long after, int limit) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("after", Long.toString(after));
    parameters.put("limit", Integer.toString(limit));
    Answer answer = exchange.getAsStaff(token, chain.path(), query(parameters, null));
    return AuditPage.of(answer, chain, after, limit);
  }

  /**
   * Goes through a record up to the entry that is the last one when it begins.
   *
   * @param check to go on with, from behind the entry that it has reached
   * @param seen told of every entry that stands
   * @throws BrokenChain at the first entry that is not as it was written
   */
  public void walk(Chain chain, AuditCheck check, Consumer<AuditEntry> seen) throws BrokenChain {
    AuditPage page = record(chain, check.number(), PAGE);
    long last = page.last();
    while (check.number() < last) {
      for (AuditEntry entry : page.entries()) {
        check.next(entry);
        seen.accept(entry);
      }
      if (check.number() < last) {
        page = record(chain, check.number(), PAGE);
      }
    }
    check.end();
  }

  private static String path(String identity) {
    if (!IdentityId.isWellFormed(identity)) {
      throw new IllegalArgumentException("not an identity id");
    }
    return "support/identities/" + identity;
  }

  private static String query(Map<String, String> parameters, @Nullable String purpose) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (purpose != null) {
      all.put("purpose", purpose);
    }
    return all.entrySet().stream()
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** With %20 for a blank, which every server reads as one. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
