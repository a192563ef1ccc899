package io.kennung.verification.pending;

import io.kennung.pages.Language;
import io.kennung.protocol.events.LinkKind;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An identity is about to prove an address. All there is until it does, gives up or runs out of
 * time or tries.
 *
 * @param id 16 random bytes; clients of the phone verification hold them
 * @param address as links keep it, under the newest pepper of its time
 * @param sealed the address itself, encrypted
 * @param seed what code and link are derived from
 * @param language in which the person wants to be told
 * @param landingApp the app that an SMS's landing page opens; null where the SMS carries no link
 * @param progress what has been sent and tried so far
 * @param codeExpiresAt until when the code is good
 * @param expiresAt until when the verification is open
 */
public record Verification(
    byte[] id,
    String identity,
    LinkKind kind,
    byte[] address,
    byte[] sealed,
    byte[] seed,
    Language language,
    @Nullable String landingApp,
    Progress progress,
    Instant codeExpiresAt,
    Instant expiresAt) {

  /** The length of an id, in bytes. */
  public static final int ID_LENGTH = 16;

  /** The id as clients hold it. */
  public String publicId() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  /** As it goes on. */
  public Verification with(Progress next) {
    return new Verification(
        id,
        identity,
        kind,
        address,
        sealed,
        seed,
        language,
        landingApp,
        next,
        codeExpiresAt,
        expiresAt);
  }

  /** With another code, or with a longer life for its link. */
  Verification renewed(byte[] newSeed, Instant newCodeExpiry, Instant newExpiry) {
    return new Verification(
        id,
        identity,
        kind,
        address,
        sealed,
        newSeed,
        language,
        landingApp,
        progress,
        newCodeExpiry,
        newExpiry);
  }

  /** Says only that it is one. */
  @Override
  public String toString() {
    return "Verification[" + kind + "]";
  }
}
