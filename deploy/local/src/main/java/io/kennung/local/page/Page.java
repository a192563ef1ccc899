package io.kennung.local.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The frame of every page, and how strange text is put into it. */
public final class Page {

  /** Its own style, frames from its own server, and nothing else. */
  public static final String POLICY =
      "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]}]", Pattern.CASE_INSENSITIVE);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH);

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      %s<title>%s</title>
      <link rel="stylesheet" href="/style.css">
      </head>
      <body>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private Page() {}

  /**
   * As {@link #POLICY}, for a page with a form.
   *
   * @param targets where it, and whatever its answer leads to, may go; in the words of such a
   *     policy
   */
  public static String policyWithForms(String targets) {
    return POLICY.replace("form-action 'none'", "form-action " + targets);
  }

  /**
   * A page.
   *
   * @param title plain text
   * @param body HTML
   */
  public static String of(String title, String body) {
    return FRAME.formatted("", escaped(title), body);
  }

  /** As {@link #of}, for a list that shows by itself what has come in meanwhile. */
  public static String thatReloads(String title, String body) {
    return FRAME.formatted("<meta http-equiv=\"refresh\" content=\"5\">\n", escaped(title), body);
  }

  /** Plain text as it stands in HTML, in quoted attributes too. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** As {@link #escaped}, with web addresses to click on; they open beside this page. */
  public static String linked(String text) {
    StringBuilder html = new StringBuilder();
    Matcher address = ADDRESS.matcher(text);
    int done = 0;
    while (address.find()) {
      String link = escaped(address.group());
      html.append(escaped(text.substring(done, address.start())))
          .append("<a href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a>".formatted(link, link));
      done = address.end();
    }
    return html.append(escaped(text.substring(done))).toString();
  }

  /** A moment, by the clock on this machine's wall. */
  public static String moment(Instant at) {
    return "<time datetime=\"%s\">%s</time>"
        .formatted(at, MOMENT.format(at.atZone(ZoneId.systemDefault())));
  }
}
