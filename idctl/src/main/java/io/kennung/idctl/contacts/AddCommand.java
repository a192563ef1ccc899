package io.kennung.idctl.contacts;

import io.kennung.client.Directory;
import io.kennung.client.Fingerprint;
import io.kennung.client.PublicIdentity;
import io.kennung.client.belongings.Contact;
import io.kennung.client.belongings.Names;
import io.kennung.client.belongings.Verification;
import io.kennung.idctl.contacts.file.Person;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.idctl.terminal.Words;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.export.ContactCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds somebody by id, or by the code that the person shows. */
@Command(name = "add", resourceBundle = "io.kennung.idctl.contacts.texts")
final class AddCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(AddCommand.class);

  private final Session session;

  @Parameters(paramLabel = "ID", descriptionKey = "ID")
  private String who = "";

  @Option(names = "--name", paramLabel = "NAME")
  private @Nullable String name;

  AddCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Optional<ContactCode> code =
        ContactCode.isMeant(who.strip()) ? Optional.of(read(who)) : Optional.empty();
    String identity = code.map(ContactCode::identity).orElseGet(() -> Typed.id(who));
    ContactBook.change(session, book -> add(book, identity, code.map(ContactCode::publicKey)));
  }

  private ContactCode read(String text) {
    try {
      ContactCode code = ContactCode.read(text.strip());
      if (code.isExpiredAt(session.surroundings().clock().instant())) {
        throw CommandFailure.usage(
            TEXTS.say("add.expired", Words.at(code.expiresAt().orElseThrow())));
      }
      return code;
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(TEXTS.say("add.no-code"));
    }
  }

  private void add(ContactBook book, String identity, Optional<PublicKey> shown) {
    if (identity.equals(book.own().identity().id())) {
      throw CommandFailure.usage(TEXTS.say("add.own", identity));
    }
    Optional<Contact> known = book.find(identity);
    PublicIdentity found = found(book, identity);
    if (shown.filter(key -> !key.equals(found.publicKey())).isPresent()) {
      throw CommandFailure.mismatch(TEXTS.say("add.mismatch", identity));
    }
    if (known.flatMap(Contact::publicKey).filter(k -> !k.equals(found.publicKey())).isPresent()) {
      throw ContactWords.otherKeys(List.of(identity));
    }
    Contact contact =
        known
            .orElseGet(() -> Contact.of(identity, found.publicKey(), book.now()))
            .withKey(found.publicKey())
            .verified(shown.isPresent() ? Verification.FULLY : Verification.UNVERIFIED);
    if (name != null) {
      contact = contact.named(names(name, contact));
    }
    book.put(List.of(contact));
    book.states().put(found);
    book.keep();
    session.print(report(contact, book.states().of(identity), known.isEmpty()));
  }

  private static Names names(String typed, Contact contact) {
    Names names = Person.named(typed);
    return new Names(names.firstname(), names.lastname(), contact.names().nickname());
  }

  private PublicIdentity found(ContactBook book, String identity) {
    try (Directory directory = book.directory()) {
      return directory
          .find(identity)
          .orElseThrow(() -> session.unknown(identity, directory.settings().base()));
    }
  }

  private static Report report(
      Contact contact, Optional<ContactStates.Known> known, boolean isNew) {
    String title = isNew ? "add.title" : "add.title-again";
    Report report = new Report(TEXTS.say(title, contact.identity()));
    if (!contact.names().shown().isEmpty()) {
      report.row(TEXTS.say("show.name"), ContactWords.name(contact.names(), 60));
    }
    report
        .row(TEXTS.say("show.verification"), ContactWords.level(contact))
        .row(TEXTS.say("show.state"), ContactWords.state(known.map(ContactStates.Known::state)));
    contact
        .publicKey()
        .ifPresent(key -> report.row(TEXTS.say("show.fingerprint"), Fingerprint.of(key)));
    if (contact.verification() != Verification.FULLY) {
      report.row("", TEXTS.say("add.compare"));
    }
    ContactWords.put(report.json(), contact, known);
    report.json().put("new", isNew);
    return report;
  }
}
