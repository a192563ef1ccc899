package io.kennung.protocol.events;

import java.util.Locale;

/** The kinds of address that an identity can be linked to, one of each. */
public enum LinkKind {
  /** An e-mail address. */
  EMAIL,
  /** A phone number. */
  PHONE;

  /** As it stands in events: {@code email}, {@code phone}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param text {@code email} or {@code phone}
   * @throws IllegalArgumentException for anything else
   */
  public static LinkKind of(String text) {
    for (LinkKind kind : values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no such kind of link");
  }
}
