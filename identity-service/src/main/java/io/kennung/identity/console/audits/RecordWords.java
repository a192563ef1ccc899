package io.kennung.identity.console.audits;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.identities.Cards;
import io.kennung.identity.console.words.Groups;
import io.kennung.identity.console.words.Moment;
import io.kennung.identity.console.words.Words;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.staff.Purpose;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries of the record, in the words of the page. */
final class RecordWords {

  private final Frame frame;
  private final Words words;

  RecordWords(Frame frame) {
    this.frame = frame;
    this.words = new Words(frame.view().texts());
  }

  RecordView view(AuditEntry it) {
    boolean aboutSomebody = IdentityId.isWellFormed(it.identity());
    return new RecordView(
        it.number(),
        Moment.of(frame.view().texts(), it.at()),
        it.who(),
        Stream.of(it.roles().split(" "))
            .map(role -> words.of("role", role))
            .collect(Collectors.joining(", ")),
        words.of("deed", it.action()),
        aboutSomebody ? Groups.of(it.identity()) : List.of(),
        aboutSomebody && frame.supports() ? Cards.path(it.identity(), Purpose.NONE).toString() : "",
        it.purpose().equals(Purpose.NONE.text()) ? "" : it.purpose(),
        words.of("outcome", it.outcome()));
  }
}
