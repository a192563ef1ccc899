package io.kennung.idctl.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.belongings.Contact;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import io.kennung.protocol.IdentityState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/**
 * Asks the directory how the contacts are doing. The directory says in every answer how long not to
 * ask again (directory contract, 4.3 and 9), and this holds for everybody: no option makes it ask
 * sooner. Only who was never asked for is asked for at once, as after every look into an address
 * book; who is revoked is revoked for good, and never asked for again.
 */
@Command(name = "refresh", resourceBundle = "io.kennung.idctl.contacts.texts")
final class RefreshCommand implements Runnable {

  private static final int ROOM = 40;
  private static final Texts TEXTS = Texts.of(RefreshCommand.class);

  private final Session session;

  RefreshCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    ContactBook.change(
        session,
        book -> {
          Duration wait = book.states().waitAt(book.now());
          List<Contact> asked = book.all().stream().filter(c -> isDue(book, c, wait)).toList();
          Refreshed refreshed = Refreshed.of(session, book, asked, wait.isZero());
          book.keep();
          session.print(report(book, asked.size(), refreshed));
          if (!refreshed.otherKeys().isEmpty()) {
            throw ContactWords.otherKeys(refreshed.otherKeys());
          }
        });
  }

  private static boolean isDue(ContactBook book, Contact contact, Duration wait) {
    Optional<IdentityState> state =
        book.states().of(contact.identity()).map(ContactStates.Known::state);
    return state.isEmpty() || (wait.isZero() && state.get() != IdentityState.INVALID);
  }

  private Report report(ContactBook book, int asked, Refreshed refreshed) {
    Report report = new Report(title(asked));
    ObjectNode json = report.json().put("asked", asked);
    ArrayNode changes = json.putArray("changes");
    Screen screen = session.surroundings().screen();
    for (Refreshed.Change change : refreshed.changes()) {
      String id = change.contact().identity();
      Optional<IdentityState> now = Optional.of(change.now());
      String name =
          ContactWords.marked(screen, now, ContactWords.name(change.contact().names(), ROOM));
      report.line(
          "  %s     %s"
              .formatted(
                  ContactWords.marked(screen, now, id),
                  TEXTS.say("refresh.now", ContactWords.state(now), name).strip()));
      ContactWords.put(changes.addObject(), change.contact(), book.states().of(id));
    }
    count(book)
        .forEach((state, count) -> {
          report.row(ContactWords.state(Optional.of(state)), Integer.toString(count));
          json.put(ContactWords.code(Optional.of(state)), count);
        });
    Duration next = book.states().waitAt(book.now());
    if (!next.isZero()) {
      report.row(TEXTS.say("refresh.again"), TEXTS.say("refresh.not-sooner", Words.in(next)));
    }
    json.put("nextCheck", next.toSeconds());
    refreshed.otherKeys().forEach(json.putArray("otherKeys")::add);
    return report;
  }

  private static Map<IdentityState, Integer> count(ContactBook book) {
    Map<IdentityState, Integer> counts = new EnumMap<>(IdentityState.class);
    book.all()
        .forEach(contact ->
            book.states()
                .of(contact.identity())
                .ifPresent(known -> counts.merge(known.state(), 1, Integer::sum)));
    return counts;
  }

  private static String title(int asked) {
    return switch (asked) {
      case 0 -> TEXTS.say("refresh.none");
      case 1 -> TEXTS.say("refresh.one");
      default -> TEXTS.say("refresh.many", asked);
    };
  }
}
