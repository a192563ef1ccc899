package io.kennung.local.mail;

import static io.kennung.local.page.Page.escaped;
import static io.kennung.local.page.Page.linked;
import static io.kennung.local.page.Page.moment;

import io.kennung.local.page.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The inbox as a person sees it. */
final class MailPages {

  /**
   * What a mail may do in its frame, and when somebody opens it without: its own style, pictures it
   * carries with it, and links beside this page.
   */
  static final String POLICY_OF_MAILS =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox";

  private static final Pattern HEAD =
      Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);
  private static final String LINKS_BESIDE = "<base target=\"_blank\">";

  private MailPages() {}

  static String list(List<CaughtMail> newestFirst) {
    String mails = newestFirst.stream().map(MailPages::line).collect(Collectors.joining());
    return Page.thatReloads(
        "Mail inbox",
        """
        <header><h1>Mail inbox</h1><p class="faint">every mail the services send; none leaves this machine</p></header>
        """
            + (mails.isEmpty()
                ? "<p class=\"empty\">No mail yet. It appears here by itself.</p>\n"
                : "<ol class=\"sheet\">\n" + mails + "</ol>\n"));
  }

  static String one(CaughtMail mail) {
    Content content = mail.content();
    return Page.of(
        titleOf(content),
        """
        <header><h1>%s</h1><p><a href="/">All mails</a></p></header>
        <p class="faint">to %s, %s</p>
        """
                .formatted(escaped(titleOf(content)), escaped(mail.to()), moment(mail.at()))
            + (content.html().isEmpty() ? "" : frame(mail))
            + "<h2>Text</h2>\n<pre>%s</pre>\n".formatted(linked(content.text())));
  }

  /** The mail's own HTML, for the frame; its links open beside the frame. */
  static String html(CaughtMail mail) {
    String html = mail.content().html();
    Matcher head = HEAD.matcher(html);
    return head.find()
        ? html.substring(0, head.end()) + LINKS_BESIDE + html.substring(head.end())
        : LINKS_BESIDE + html;
  }

  private static String line(CaughtMail mail) {
    return """
    <li><a href="/mails/%d"><span class="what">%s</span>%s<span class="who">%s</span></a></li>
    """
        .formatted(
            mail.number(), escaped(titleOf(mail.content())), moment(mail.at()), escaped(mail.to()));
  }

  private static String frame(CaughtMail mail) {
    return """
    <h2>HTML</h2>
    <iframe src="/mails/%d/html" title="The mail as HTML" \
    sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
    """
        .formatted(mail.number());
  }

  private static String titleOf(Content content) {
    return content.subject().isBlank() ? "(no subject)" : content.subject();
  }
}
