package io.kennung.idctl.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.kennung.client.belongings.Contact;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import io.kennung.protocol.IdentityState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows all contacts, from what is known here. */
@Command(name = "list", resourceBundle = "io.kennung.idctl.contacts.texts")
final class ListCommand implements Runnable {

  private static final int ROOM = 41;
  private static final Texts TEXTS = Texts.of(ListCommand.class);

  private final Session session;

  @Option(names = "--hide-stale")
  private boolean hideStale;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    ContactBook book = ContactBook.of(session);
    List<Contact> all = new ArrayList<>(book.all());
    all.sort(
        Comparator.comparing((Contact contact) -> contact.names().shown().isEmpty())
            .thenComparing(contact -> contact.names().shown().toLowerCase(Locale.ROOT))
            .thenComparing(Contact::identity));
    List<Contact> shown =
        all.stream().filter(contact -> !hideStale || !isStale(book, contact)).toList();
    session.print(report(book, shown, all.size() - shown.size()));
  }

  private Report report(ContactBook book, List<Contact> shown, int hidden) {
    Report report = new Report(title(shown.size() + hidden));
    ArrayNode entries = report.json().putArray("contacts");
    Screen screen = session.surroundings().screen();
    for (Contact contact : shown) {
      Optional<ContactStates.Known> known = book.states().of(contact.identity());
      ContactWords.put(entries.addObject(), contact, known);
      report.line(line(screen, contact, known.map(ContactStates.Known::state)));
    }
    if (hidden > 0) {
      report.line(TEXTS.say(hidden == 1 ? "list.hidden.one" : "list.hidden.many", hidden));
    }
    report.json().put("hidden", hidden);
    Duration wait = book.states().waitAt(book.now());
    if (shown.size() + hidden == 0) {
      report.row(TEXTS.say("list.first"), session.command("contacts add ABCD1234"));
    } else if (wait.isZero()) {
      report.row(TEXTS.say("list.ask"), session.command("contacts refresh"));
    } else {
      book.states()
          .checkedAt()
          .ifPresent(time -> report.row(TEXTS.say("list.checked"), Words.at(time)));
    }
    return report;
  }

  private static String title(int count) {
    return switch (count) {
      case 0 -> TEXTS.say("list.none");
      case 1 -> TEXTS.say("list.one");
      default -> TEXTS.say("list.many", count);
    };
  }

  private static String line(Screen screen, Contact contact, Optional<IdentityState> state) {
    String name = ContactWords.name(contact.names(), ROOM);
    // Blanks stand outside of the marks: nobody wants to see them crossed out.
    return "  %s     %-11s%-10s%s"
        .formatted(
            ContactWords.marked(screen, state, contact.identity()),
            ContactWords.level(contact),
            ContactWords.state(state),
            ContactWords.marked(screen, state, name))
        .stripTrailing();
  }

  private static boolean isStale(ContactBook book, Contact contact) {
    return book.states()
        .of(contact.identity())
        .filter(known -> known.state() != IdentityState.ACTIVE)
        .isPresent();
  }
}
