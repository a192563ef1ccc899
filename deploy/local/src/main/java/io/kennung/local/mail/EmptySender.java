package io.kennung.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import java.util.regex.Pattern;

/**
 * {@code MAIL FROM:<>}: what no bounce shall answer has no sender. The library takes the command,
 * and then asks for it.
 */
final class EmptySender extends MailCommand {

  private static final Pattern NOBODY = Pattern.compile("(?i)MAIL FROM:\\s?<>.*");

  /** All commands of the library, with this one in the place of its own. */
  static SmtpCommandRegistry amongAll() {
    SmtpCommand mail = new EmptySender();
    return new SmtpCommandRegistry() {
      @Override
      public SmtpCommand getCommand(String name) {
        return name.equals("MAIL") ? mail : super.getCommand(name);
      }
    };
  }

  @Override
  public void execute(
      SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
    super.execute(connection, state, manager, line);
    if (NOBODY.matcher(line).matches()) {
      state.getMessage().setReturnPath(new MailAddress(""));
    }
  }
}
