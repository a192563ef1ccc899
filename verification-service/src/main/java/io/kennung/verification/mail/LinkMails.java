package io.kennung.verification.mail;

import io.kennung.pages.DirectoryName;
import io.kennung.pages.Texts;
import io.quarkus.runtime.Startup;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Hands the mails that prove an address to the mail server. */
@Singleton
@Startup // without a sender no mail can leave: better not to start than to find out then
public class LinkMails {

  private static final Logger LOG = Logger.getLogger(LinkMails.class);

  private final Post post;
  private final References references;
  private final MailConfig config;
  private final DirectoryName directory;

  @Inject
  LinkMails(Post post, References references, MailConfig config, DirectoryName directory) {
    this.post = post;
    this.references = references;
    this.config = config;
    this.directory = directory;
  }

  /**
   * Returns when the mail server has taken the mail, within the configured time. Blocks.
   *
   * @throws MailFailure when it has not, or when nobody knows: then the mail may arrive twice, with
   *     the same Message-ID
   */
  public void send(LinkMail mail) throws MailFailure {
    MailMessage letter = letter(mail);
    try {
      post.send(letter).get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("the mail server did not answer in time");
      throw new MailFailure(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MailFailure(false);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private MailMessage letter(LinkMail mail) {
    Texts texts = Texts.of(mail.language());
    String link = mail.link().toASCIIString();
    MailMessage letter =
        new MailMessage()
            .setFrom(post.from())
            .setTo(mail.to().text())
            .setSubject(texts.say("mail.subject", directory.text()))
            .setText(Letters.linkText(texts, directory.text(), mail.identity(), link).render())
            .setHtml(Letters.linkHtml(texts, directory.text(), mail.identity(), link).render())
            .addHeader("Message-ID", references.messageId(mail.reference()))
            .addHeader("Content-Language", mail.language().tag())
            // Nobody's holiday notice shall answer (RFC 3834; the second for Exchange).
            .addHeader("Auto-Submitted", "auto-generated")
            .addHeader("X-Auto-Response-Suppress", "All");
    references.bounceAddress(mail.reference()).ifPresent(letter::setBounceAddress);
    return letter;
  }

  /** The log gets the number only: the words of a mail server repeat the address. */
  private static MailFailure failure(Throwable cause) {
    if (cause instanceof SMTPException refused) {
      LOG.warnf("the mail server refused a mail with %d", refused.getReplyCode());
      return new MailFailure(Refusal.isAboutTheMail(refused));
    }
    LOG.warnf("the mail server is out of reach: %s", cause.getClass().getName());
    return new MailFailure(false);
  }
}
