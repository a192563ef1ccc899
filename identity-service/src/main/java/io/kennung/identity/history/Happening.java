package io.kennung.identity.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened to an identity. Never holds an address, a key or a code.
 *
 * @param identity whom it happened to
 * @param at when, to the microsecond
 * @param what one word of a fixed list
 * @param kind of address, where it was about one
 * @param detail one word more, where there is one
 * @param channel by which a verification went
 * @param reason why a verification did not go well
 * @param who of the staff has done it
 * @param note what that person has written down
 * @param request what an answer to it is found by
 */
public record Happening(
    String identity,
    Instant at,
    String what,
    @Nullable String kind,
    @Nullable String detail,
    @Nullable String channel,
    @Nullable String reason,
    @Nullable String who,
    @Nullable String note,
    @Nullable String request) {

  /** Something of which nothing more is to be said. */
  public static Happening of(String identity, Instant at, String what) {
    return new Happening(identity, at, what, null, null, null, null, null, null, null);
  }

  /** It was about an address of this kind. */
  public Happening kind(@Nullable String its) {
    return new Happening(identity, at, what, its, detail, channel, reason, who, note, request);
  }

  /** One word more. */
  public Happening detail(String its) {
    return new Happening(identity, at, what, kind, its, channel, reason, who, note, request);
  }

  /** It was a verification by this way, and that is why it went as it did. */
  public Happening verification(String itsChannel, String itsReason) {
    return new Happening(
        identity, at, what, kind, detail, itsChannel, itsReason, who, note, request);
  }

  /** This member of staff has done it. */
  public Happening by(String member) {
    return new Happening(identity, at, what, kind, detail, channel, reason, member, note, request);
  }

  /** This was written down. */
  public Happening note(String text) {
    return new Happening(identity, at, what, kind, detail, channel, reason, who, text, request);
  }

  /** An answer to it, or what it answers, is found by this. */
  public Happening request(String id) {
    return new Happening(identity, at, what, kind, detail, channel, reason, who, note, id);
  }
}
