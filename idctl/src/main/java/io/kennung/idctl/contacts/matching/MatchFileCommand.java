package io.kennung.idctl.contacts.matching;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Fingerprint;
import io.kennung.client.contacts.Match;
import io.kennung.idctl.contacts.ContactBook;
import io.kennung.idctl.contacts.ContactWords;
import io.kennung.idctl.contacts.file.AddressFile;
import io.kennung.idctl.contacts.file.Person;
import io.kennung.idctl.contacts.file.PhoneNumbers;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import io.kennung.protocol.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the people of an address book, and makes contacts of them. */
@Command(name = "match", resourceBundle = "io.kennung.idctl.contacts.matching.texts")
public final class MatchFileCommand implements Runnable {

  private static final int ROOM = 30;
  private static final Texts TEXTS = Texts.of(MatchFileCommand.class);

  private final Session session;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private String file = "";

  @Option(names = "--country", paramLabel = "CODE")
  private @Nullable String country;

  @Option(names = "--include-inactive")
  private boolean includeInactive;

  /** One that is not run yet. */
  public MatchFileCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    session.ownIdentity();
    PhoneNumbers numbers = PhoneNumbers.in(country);
    List<Person> people = AddressFile.read(file);
    Wanted wanted = new Wanted(people, numbers);
    ContactBook.change(
        session,
        book -> {
          Found found = new FileMatching(session, book, wanted, includeInactive).run();
          session.print(report(people.size(), wanted, found, book.now()));
          if (!found.otherKeys().isEmpty()) {
            throw ContactWords.otherKeys(found.otherKeys());
          }
        });
  }

  private static Report report(int people, Wanted wanted, Found found, Instant now) {
    long fresh = found.people().stream().filter(Found.Somebody::isNew).count();
    Report report = new Report(TEXTS.say("title", found.people().size(), people));
    ObjectNode json = report.json();
    json.put("people", people).put("addresses", wanted.size()).put("sent", found.hashes());
    json.put("askedBefore", found.askedBefore());
    json.put("found", found.people().size()).put("new", fresh);
    json.put("withoutCountryCode", wanted.withoutCountry()).put("unusable", wanted.unusable());
    report.row(TEXTS.say("sent"), TEXTS.say("sent.text", found.hashes(), wanted.size()));
    if (found.askedBefore() > 0) {
      report.row("", TEXTS.say("asked-before", found.askedBefore()));
    }
    report.row(TEXTS.say("new"), Long.toString(fresh));
    if (wanted.withoutCountry() > 0) {
      report.row(TEXTS.say("passed-over"), TEXTS.say("no-code", wanted.withoutCountry()));
    }
    if (wanted.unusable() > 0) {
      report.row(TEXTS.say("passed-over"), TEXTS.say("unusable", wanted.unusable()));
    }
    ArrayNode identities = json.putArray("identities");
    found.people().forEach(each -> add(report, identities.addObject(), each));
    found
        .again()
        .map(time -> Duration.between(now, time))
        .filter(Duration::isPositive)
        .ifPresent(wait -> {
          report.row(TEXTS.say("again"), TEXTS.say("not-sooner", Words.in(wait)));
          json.put("askAgain", wait.toSeconds());
        });
    found.otherKeys().forEach(json.putArray("otherKeys")::add);
    return report;
  }

  private static void add(Report report, ObjectNode json, Found.Somebody each) {
    Match match = each.match();
    json.put("identity", match.identity())
        .put("name", each.contact().names().shown())
        .put("publicKey", match.publicKey().base64())
        .put("fingerprint", Fingerprint.of(match.publicKey()))
        .put("new", each.isNew());
    match.email().map(EmailAddress::text).ifPresent(email -> json.put("email", email));
    match.phone().ifPresent(phone -> json.put("phone", "+" + phone));
    List<String> parts =
        Stream.of(
                ContactWords.name(each.contact().names(), ROOM),
                match.email().map(EmailAddress::text).orElse(""),
                match.phone().map(phone -> "+" + phone).orElse(""))
            .filter(part -> !part.isEmpty())
            .toList();
    report.words(match.identity(), parts);
    if (each.isNew()) {
      report.row("", TEXTS.say("is-new"));
    }
  }
}
