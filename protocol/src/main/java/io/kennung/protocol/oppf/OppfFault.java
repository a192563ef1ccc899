package io.kennung.protocol.oppf;

import java.util.Locale;

/** Why an app would not take a configuration file. */
public enum OppfFault {
  /** More than {@link OppfFile#LIMIT} bytes. */
  TOO_LARGE,
  /** Begins with the bytes EF BB BF, which no app skips. */
  BYTE_ORDER_MARK,
  /** The last line is no signature. */
  NO_SIGNATURE,
  /** The last line is meant to be a signature, but is not base64 of 64 bytes. */
  BAD_SIGNATURE,
  /** A line feed stands behind the signature: most apps see an empty signature. */
  TRAILING_NEWLINE,
  /** More than one line feed stands before the signature, which apps read differently. */
  EXTRA_NEWLINE,
  /** Line ends were changed to CR LF. */
  CARRIAGE_RETURN,
  /** The key that it names is trusted, but has not signed these bytes. */
  CHANGED,
  /** The key that it names has signed it, and is not trusted. */
  NOT_TRUSTED,
  /** Neither a trusted key nor the one that it names has signed these bytes. */
  UNKNOWN_SIGNER,
  /** A trusted key has signed it, and it names another one. */
  KEY_DIFFERS,
  /** What was signed is not one JSON object in UTF-8. */
  NOT_JSON,
  /** A member that some app needs is not there. */
  MISSING,
  /** A member is not of the type or form that it must have. */
  MALFORMED,
  /** Another version than {@code 1.0}. */
  VERSION,
  /** Apps are to ask again sooner than {@link OppfRules#SHORTEST_REFRESH} seconds. */
  REFRESH,
  /** The licence ends today (UTC) or has ended. */
  EXPIRED,
  /** An address that must begin with {@code https://}. */
  NOT_HTTPS,
  /** An address that must begin with {@code wss://}. */
  NOT_WSS,
  /** An address that apps put something behind, and that does not end with a slash. */
  NO_SLASH;

  /** In lower case with blanks. */
  String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
