package io.kennung.idctl.safe.restore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.belongings.Link;
import io.kennung.client.linking.EmailLinking;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.VerifiedLinks;
import io.kennung.idctl.linking.KeptVerification;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The addresses of a backup, one by one linked again where the person wants it. */
final class LinkOffers {

  private static final Texts TEXTS = Texts.of(LinkOffers.class);

  /** What became of one. The names are for scripts. */
  private enum Outcome {
    LINKED,
    MAIL_SENT,
    CODE_SENT,
    NOT_LINKED,
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Option(names = "--link", descriptionKey = "link")
  private boolean isWanted;

  @Option(names = "--no-link", descriptionKey = "no-link")
  private boolean isUnwanted;

  void refuseBoth() {
    if (isWanted && isUnwanted) {
      throw CommandFailure.usage(TEXTS.say("link.both"));
    }
  }

  /** Adds a row about each; one that fails is said there, too. */
  void make(Session session, Directory directory, KeptIdentity own, Report report) {
    List<Link> links = session.profile().belongings().links();
    ArrayNode members = report.json().putArray("links");
    for (Link link : links) {
      ObjectNode member =
          members
              .addObject()
              .put("type", link.kind().name().toLowerCase(Locale.ROOT))
              .put("value", shown(link));
      try {
        Outcome outcome = linked(session, directory, own, link);
        if (outcome == Outcome.LINKED) {
          boolean unused = KeptLinks.in(session, own).proven(kind(link), Optional.of(shown(link)));
        }
        member.put("outcome", outcome.word());
        row(report, session, link, outcome);
      } catch (DirectoryException e) {
        member.put("outcome", Outcome.FAILED.word()).put("error", e.getMessage());
        report
            .row(label(link), TEXTS.say("link.failed", shown(link), String.valueOf(e.getMessage())))
            .row("", session.command(command(link)));
      }
    }
  }

  private Outcome linked(Session session, Directory directory, KeptIdentity own, Link link) {
    if (VerifiedLinks.isLinked(directory, own.identity(), link)) {
      return Outcome.LINKED;
    }
    if (!isWanted(session, link)) {
      return Outcome.NOT_LINKED;
    }
    String language = session.surroundings().language();
    try {
      return switch (link.kind()) {
        case EMAIL ->
            directory.linking().linkEmail(own.identity(), EmailAddress.of(link.value()), language)
                    instanceof EmailLinking.Linked
                ? Outcome.LINKED
                : Outcome.MAIL_SENT;
        case MOBILE -> phone(session, directory, own, link, language);
      };
    } catch (IllegalArgumentException e) {
      // Whatever wrote the backup: it is no address.
      return Outcome.NOT_LINKED;
    }
  }

  private static Outcome phone(
      Session session, Directory directory, KeptIdentity own, Link link, String language) {
    if (directory.linking().linkPhone(own.identity(), link.value(), language, SmsLink.NONE)
        instanceof PhoneVerification begun) {
      Instant now = session.surroundings().clock().instant();
      @Nullable Instant endsAt = begun.next().expiresIn().map(now::plus).orElse(null);
      String id = own.identity().id();
      URI server = directory.settings().base();
      new KeptVerification(begun.verificationId(), id, server, endsAt, shown(link))
          .keepIn(session.profile());
      return Outcome.CODE_SENT;
    }
    return Outcome.LINKED;
  }

  private boolean isWanted(Session session, Link link) {
    Keyboard keyboard = session.surroundings().input().keyboard();
    if (isWanted || isUnwanted || keyboard == null) {
      return isWanted;
    }
    session.surroundings().prompt(TEXTS.say("link.question." + key(link), shown(link)));
    String typed = keyboard.line();
    return typed != null && !typed.strip().toLowerCase(Locale.ROOT).startsWith("n");
  }

  private static void row(Report report, Session session, Link link, Outcome outcome) {
    switch (outcome) {
      case LINKED -> report.row(label(link), TEXTS.say("link.linked", shown(link)));
      case MAIL_SENT ->
          report
              .row(label(link), TEXTS.say("link.mail", shown(link)))
              .row("", session.command("link check email " + shown(link)));
      case CODE_SENT ->
          report
              .row(label(link), TEXTS.say("link.code", shown(link)))
              .row("", session.command("link code CODE"));
      case NOT_LINKED, FAILED ->
          report
              .row(label(link), TEXTS.say("link.not", shown(link)))
              .row("", session.command(command(link)));
    }
  }

  private static String command(Link link) {
    return "link %s %s".formatted(key(link), shown(link));
  }

  private static Kind kind(Link link) {
    return link.kind() == Link.Kind.EMAIL ? Kind.EMAIL : Kind.PHONE;
  }

  private static String label(Link link) {
    return TEXTS.say("link.label." + key(link));
  }

  private static String key(Link link) {
    return kind(link).member();
  }

  /** A backup may have been written by anybody who knew the password. */
  private static String shown(Link link) {
    String value = link.value().replaceAll("\\p{C}", "?");
    return link.kind() == Link.Kind.EMAIL ? value : "+" + value;
  }
}
