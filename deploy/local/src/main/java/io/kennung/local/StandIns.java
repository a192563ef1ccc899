package io.kennung.local;

import io.kennung.local.mail.MailCatcher;
import io.kennung.local.plan.Outside;
import io.kennung.local.plan.Ports;
import io.kennung.local.plan.Surroundings;
import io.kennung.local.run.Teardown;
import io.kennung.local.signin.DevelopmentIssuer;
import io.kennung.local.telephone.Telephone;
import io.kennung.local.telephone.TwilioAccount;
import java.time.Clock;

/**
 * Whom the services meet outside, played on this machine.
 *
 * @param mail takes every mail
 * @param telephone takes every message and call
 * @param issuer lets staff in, whoever asks
 */
record StandIns(MailCatcher mail, Telephone telephone, DevelopmentIssuer issuer) {

  static StandIns start(Ports ports, Surroundings surroundings, Teardown teardown) {
    Clock clock = Clock.systemUTC();
    MailCatcher mail =
        teardown.open(() -> new MailCatcher(ports.of(Ports.SMTP), ports.of(Ports.MAIL), clock));
    TwilioAccount account =
        new TwilioAccount(Outside.TELEPHONE_ACCOUNT, surroundings.telephoneToken());
    return new StandIns(
        mail,
        teardown.open(() -> new Telephone(ports.of(Ports.TELEPHONE), account, clock)),
        teardown.open(() ->
            new DevelopmentIssuer(ports.of(Ports.ISSUER), surroundings.clientSecret(), clock)));
  }
}
