package io.kennung.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Decides which recipients there are, and passes their mails on. */
final class Reception extends SmtpManager {

  /** So that somebody can see how a sender bears it. */
  private static final String REFUSED = "refused";

  private final BiConsumer<String, Content> receiver;

  /**
   * @param receiver gets each mail once a recipient, from many threads
   */
  Reception(Managers managers, BiConsumer<String, Content> receiver) {
    super(managers.getImapHostManager(), managers.getUserManager());
    this.receiver = receiver;
  }

  @Override
  public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
    return recipient.getUser().equalsIgnoreCase(REFUSED) ? "550 No such mailbox here" : null;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void send(SmtpState state) {
    Content content = Content.of(state.getMessage().getMessage());
    state.getMessage().getToAddresses().forEach(to -> receiver.accept(to.getEmail(), content));
  }
}
