package io.kennung.client.linking;

import org.jspecify.annotations.Nullable;

/**
 * What an SMS carries besides the code, so that tapping it enters the code.
 *
 * @param https whether it carries an https link to a page that opens the app
 * @param urlScheme the app's own scheme for such a link, for example {@code threema}; null for the
 *     directory's default
 */
public record SmsLink(boolean https, @Nullable String urlScheme) {

  /** The code only, to be typed in. */
  public static final SmsLink NONE = new SmsLink(false, null);

  /**
   * @throws IllegalArgumentException when the scheme is none (RFC 3986, section 3.1)
   */
  public SmsLink {
    if (urlScheme != null && !urlScheme.matches("[A-Za-z][A-Za-z0-9+.-]{0,63}")) {
      throw new IllegalArgumentException("not a URL scheme");
    }
  }
}
