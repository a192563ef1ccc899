package io.kennung.identity.support;

import io.kennung.chassis.answers.Refused;
import io.kennung.identity.history.History;
import io.kennung.identity.history.Place;
import io.kennung.identity.history.Placed;
import io.kennung.identity.support.desk.Act;
import io.kennung.identity.support.desk.Desk;
import io.kennung.identity.support.desk.Errand;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks of support staff at one identity. Each is on record before it is answered. */
@Singleton
public class Inquiry {

  /** How many entries a page has where nobody wants another number. */
  public static final int PAGE = 50;

  /** And at most. */
  public static final int LONGEST_PAGE = 200;

  private final Statuses statuses;
  private final History history;
  private final Desk desk;

  @Inject
  Inquiry(Statuses statuses, History history, Desk desk) {
    this.statuses = statuses;
    this.history = history;
    this.desk = desk;
  }

  /**
   * How the identity is doing; empty when it was never registered.
   *
   * @throws Refused when the person may not, or has looked too often
   */
  @Transactional
  public Optional<IdentityStatus> status(StaffMember who, String identity, Purpose purpose) {
    return look(new Errand(who, Act.LOOK, "look", identity, purpose));
  }

  /** As {@link #history(StaffMember, String, Purpose, String, int)}, a page as usual. */
  @Transactional
  public Optional<HistoryPage> history(
      StaffMember who, String identity, Purpose purpose, @Nullable String next) {
    return history(who, identity, purpose, next, PAGE);
  }

  /**
   * What has happened to the identity; empty when it was never registered.
   *
   * @param next of the page before; null for the latest
   * @param count of the entries of a page, 1 to {@value #LONGEST_PAGE}
   * @throws Refused when the person may not, or has looked too often; for a place that is none
   */
  @Transactional
  public Optional<HistoryPage> history(
      StaffMember who, String identity, Purpose purpose, @Nullable String next, int count) {
    if (count < 1 || count > LONGEST_PAGE) {
      throw new Refused(SupportFailure.NO_PAGE);
    }
    Place place = next == null ? null : place(next);
    return look(new Errand(who, Act.HISTORY, "history", identity, purpose))
        .map(status -> page(status, place, count));
  }

  private Optional<IdentityStatus> look(Errand errand) {
    desk.admit(errand);
    Optional<IdentityStatus> found = statuses.of(errand.identity());
    desk.record(errand, found.isPresent() ? "done" : "unknown");
    return found;
  }

  /** When it was registered is known for good, and stands at the end. */
  private HistoryPage page(IdentityStatus status, @Nullable Place place, int count) {
    List<Placed> found = history.of(status.identity(), place, count);
    List<HistoryEntry> entries =
        new ArrayList<>(found.stream().map(Placed::happening).map(HistoryEntry::of).toList());
    if (found.size() == count) {
      return new HistoryPage(status.identity(), entries, found.getLast().place().text());
    }
    entries.add(HistoryEntry.registered(status.registeredAt()));
    return new HistoryPage(status.identity(), entries, null);
  }

  private static Place place(String next) {
    return Place.read(next).orElseThrow(() -> new Refused(SupportFailure.NO_PLACE));
  }
}
