package io.kennung.identity.support;

import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.identity.history.Happening;
import io.kennung.identity.history.History;
import io.kennung.identity.support.desk.Act;
import io.kennung.identity.support.desk.Desk;
import io.kennung.identity.support.desk.Errand;
import io.kennung.protocol.events.LimitsLiftAsked;
import io.kennung.protocol.events.LinkKind;
import io.kennung.protocol.events.VerificationResetAsked;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What support staff may do about an identity. Each is on record. Nothing here reads a key, moves
 * an address or revives what has been revoked.
 */
@Singleton
public class Assistance {

  /** Which limits can be lifted. */
  public enum Limits {
    /** Verifications that were begun, messages, mails and codes that were tried. */
    LINKING,
    /** Hashes of addresses that were asked for. */
    MATCHING,
    /** Revocation passwords that were tried. */
    REVOCATION;

    /** As it stands in events: {@code linking}, {@code matching} or {@code revocation}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What {@link #text} says; empty for anything else. */
    public static Optional<Limits> of(String text) {
      return Arrays.stream(values()).filter(limits -> limits.text().equals(text)).findFirst();
    }
  }

  private final Statuses statuses;
  private final History history;
  private final Desk desk;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Assistance(Statuses statuses, History history, Desk desk, Outbox outbox, Clock clock) {
    this.statuses = statuses;
    this.history = history;
    this.desk = desk;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Writes something down, for whoever looks next. At most 500 characters, no address.
   *
   * @return false when there is no such identity
   * @throws Refused when the text cannot be kept, or the person may not, or too often
   */
  @Transactional
  public boolean note(StaffMember who, String identity, Purpose purpose, String text) {
    String note = Notes.read(text);
    Errand errand = new Errand(who, Act.NOTE, "note", identity, purpose);
    desk.admit(errand);
    return onRecord(
        errand, statuses.of(identity), _ -> history.add(happening(errand, "note").note(note)));
  }

  /**
   * Asks verification-service to end a verification that is stuck.
   *
   * @return false when there is no such identity
   * @throws Refused when the identity has been revoked, or the person may not, or too often
   */
  @Transactional
  public boolean resetVerification(
      StaffMember who, String identity, Purpose purpose, LinkKind kind) {
    Errand errand = new Errand(who, Act.RESET, "reset-" + kind.text(), identity, purpose);
    return ask(
        errand,
        request -> {
          Happening asked = happening(errand, "reset-asked").kind(kind.text()).request(request);
          history.add(asked);
          outbox.put(new VerificationResetAsked(identity, kind.text(), request, asked.at()));
        });
  }

  /**
   * Asks the service that keeps these limits to lift them.
   *
   * @return false when there is no such identity
   * @throws Refused when the identity has been revoked, or the person may not, or too often
   */
  @Transactional
  public boolean liftLimits(StaffMember who, String identity, Purpose purpose, Limits limits) {
    Errand errand = new Errand(who, Act.LIFT, "lift-" + limits.text(), identity, purpose);
    return ask(
        errand,
        request -> {
          Happening asked = happening(errand, "lift-asked").detail(limits.text()).request(request);
          history.add(asked);
          outbox.put(new LimitsLiftAsked(identity, limits.text(), request, asked.at()));
        });
  }

  private boolean ask(Errand errand, Consumer<String> question) {
    desk.admit(errand);
    Optional<IdentityStatus> found = statuses.of(errand.identity());
    if (found.filter(IdentityStatus::isRevoked).isPresent()) {
      throw desk.refused(errand, SupportFailure.REVOKED);
    }
    return onRecord(errand, found, _ -> question.accept(UUID.randomUUID().toString()));
  }

  private boolean onRecord(
      Errand errand, Optional<IdentityStatus> found, Consumer<IdentityStatus> deed) {
    found.ifPresent(deed);
    desk.record(errand, found.isPresent() ? "done" : "unknown");
    return found.isPresent();
  }

  private Happening happening(Errand errand, String what) {
    return Happening.of(errand.identity(), clock.instant(), what).by(errand.who().name());
  }
}
