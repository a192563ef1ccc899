package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.client.linking.EmailLinking;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.protocol.EmailAddress;
import java.util.Optional;

/**
 * The wish for a mail that links an address.
 *
 * @param language of the mail
 */
record MailRequest(Session session, KeptIdentity own, EmailAddress address, String language) {

  /** Asks for a mail, the first or another one. Failures come as they are. */
  EmailLinking send() {
    try (Directory directory = session.directory(own::server)) {
      EmailLinking answer = directory.linking().linkEmail(own.identity(), address, language);
      KeptLinks links = KeptLinks.in(session, own);
      switch (answer) {
        case EmailLinking.Linked already -> {
          boolean unused = links.proven(Kind.EMAIL, Optional.of(address.text()));
        }
        // The directory has let the one before go.
        case EmailLinking.MailSent sent -> links.letGo(Kind.EMAIL);
      }
      return answer;
    }
  }

  /** Whether the button in the mail has been pressed. */
  boolean isDone() {
    try (Directory directory = session.directory(own::server)) {
      return directory.linking().checkEmail(own.identity().id(), address);
    }
  }
}
