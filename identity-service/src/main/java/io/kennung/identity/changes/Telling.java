package io.kennung.identity.changes;

import io.kennung.chassis.answers.Refused;
import io.kennung.identity.changes.Changes.Placed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;

/** Tells what has changed, each change once and none passed over. */
@Singleton
class Telling {

  private final Changes changes;

  @Inject
  Telling(Changes changes) {
    this.changes = changes;
  }

  /**
   * Every change that had been committed when this was called, up to the limit.
   *
   * @throws Refused with {@link ChangesFailure} when the cursor cannot be followed any more
   */
  ChangesPage answer(Question question) {
    changes.number(Question.MAX_LIMIT);
    return question
        .after()
        .map(cursor -> after(cursor, question.limit()))
        .orElseGet(() -> fromTheOldest(question.limit()));
  }

  private ChangesPage fromTheOldest(int limit) {
    List<Placed> kept = changes.from(1, limit);
    return kept.isEmpty() ? ChangesPage.nothingAfter(changes.beginning()) : page(kept);
  }

  private ChangesPage after(Cursor cursor, int limit) {
    if (cursor.position() == 0) {
      return afterTheBeginning(cursor, limit);
    }
    // With the one that is known, so that one look tells whether it is still there.
    List<Placed> found = changes.from(cursor.position(), limit + 1);
    if (found.isEmpty()) {
      throw new Refused(ChangesFailure.UNKNOWN);
    }
    requireNoGap(cursor.position(), found);
    if (!found.getFirst().place().equals(cursor)) {
      throw new Refused(ChangesFailure.UNKNOWN);
    }
    List<Placed> news = found.subList(1, found.size());
    return news.isEmpty() ? ChangesPage.nothingAfter(cursor) : page(news);
  }

  private ChangesPage afterTheBeginning(Cursor cursor, int limit) {
    if (!cursor.equals(changes.beginning())) {
      throw new Refused(ChangesFailure.UNKNOWN);
    }
    List<Placed> found = changes.from(1, limit);
    requireNoGap(1, found);
    return found.isEmpty() ? ChangesPage.nothingAfter(cursor) : page(found);
  }

  private static void requireNoGap(long first, List<Placed> found) {
    if (IntStream.range(0, found.size())
        .anyMatch(i -> found.get(i).place().position() != first + i)) {
      throw new Refused(ChangesFailure.FORGOTTEN);
    }
  }

  private static ChangesPage page(List<Placed> told) {
    return new ChangesPage(
        told.stream().map(Placed::change).toList(), told.getLast().place().text());
  }
}
