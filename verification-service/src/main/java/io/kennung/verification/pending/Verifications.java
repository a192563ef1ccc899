package io.kennung.verification.pending;

import io.kennung.pages.Language;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.links.KeptAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The verifications that are pending, at most one an identity and kind. */
@Singleton
public class Verifications {

  private final PendingTable table;
  private final OneTimeCodes codes;
  private final AddressSeal seal;
  private final PendingConfig config;
  private final Clock clock;

  @Inject
  Verifications(
      PendingTable table, OneTimeCodes codes, AddressSeal seal, PendingConfig config, Clock clock) {
    this.table = table;
    this.codes = codes;
    this.seal = seal;
    this.config = config;
    this.clock = clock;
  }

  /**
   * What an identity wants to prove.
   *
   * @param text the address itself
   * @param kept the same as links keep it
   * @param landingApp the app that the landing page opens; null for no link
   */
  public record Wanted(
      String identity,
      LinkKind kind,
      String text,
      KeptAddress kept,
      Language language,
      @Nullable String landingApp) {}

  /** Begins anew; what was pending of this kind has ended. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Verification begin(Wanted wanted, Progress progress) {
    Instant now = clock.instant();
    table.delete(wanted.identity(), wanted.kind());
    byte[] id = codes.newId();
    Verification begun =
        new Verification(
            id,
            wanted.identity(),
            wanted.kind(),
            wanted.kept().newest(),
            seal.seal(id, wanted.text()),
            codes.newSeed(),
            wanted.language(),
            wanted.landingApp(),
            progress,
            now.plus(config.codeLifetime()),
            expiry(wanted.kind(), now));
    table.insert(begun, now);
    return begun;
  }

  /** The pending one for exactly this address, held until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Verification> hold(String identity, LinkKind kind, KeptAddress address) {
    return table.lock(identity, kind, address).filter(this::isOpen);
  }

  /** The pending one of this id, held until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Verification> hold(byte[] id) {
    return table.lock(id).filter(this::isOpen);
  }

  /** The pending one of this id. */
  public Optional<Verification> find(byte[] id) {
    return table.find(id).filter(this::isOpen);
  }

  /** What is pending of this kind, whatever the address. */
  public Optional<Verification> find(String identity, LinkKind kind) {
    return table.find(identity, kind).filter(this::isOpen);
  }

  /** As {@link #find(String, LinkKind)}, also when it has just run out, if it had begun by then. */
  public Optional<Verification> findBegunBy(Instant moment, String identity, LinkKind kind) {
    return table.findBegunBy(moment, identity, kind);
  }

  /** The id in what a client has sent; empty when it cannot be one. */
  public static Optional<byte[]> idOf(String publicId) {
    try {
      byte[] id = Base64.getUrlDecoder().decode(publicId);
      return id.length == Verification.ID_LENGTH ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** One message more. It carries the same code as the one before, unless that is too old. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Verification countMessage(Verification held) {
    Instant now = clock.instant();
    return change(renewed(held, now), progress -> progress.sent(now, config.messageWaits()));
  }

  /** One call more; of the code the same holds as for messages. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Verification countCall(Verification held) {
    Instant now = clock.instant();
    return change(renewed(held, now), progress -> progress.called(now, config.callWaits()));
  }

  /** Something else than planned has become of a message or call. Nothing, when it has ended. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void correct(byte[] id, UnaryOperator<Progress> correction) {
    hold(id).ifPresent(held -> change(held, correction));
  }

  /** Counts a code before it is looked at; empty when no code is looked at now. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Verification> countTry(byte[] id) {
    return table.countTry(id, config.tryWaits(), clock.instant());
  }

  /** How many codes are looked at. */
  public int maxTries() {
    return config.tryWaits().size() + 1;
  }

  /** Ends it, for good; whether it was still there. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean end(Verification verification) {
    return table.delete(verification.id());
  }

  /** Ends whatever is pending of this kind. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void end(String identity, LinkKind kind) {
    table.delete(identity, kind);
  }

  private Verification change(Verification held, UnaryOperator<Progress> change) {
    Verification changed = held.with(change.apply(held.progress()));
    table.update(changed);
    return changed;
  }

  /** A mail carries the same link with a longer life, a message the same code while it is good. */
  private Verification renewed(Verification held, Instant now) {
    if (held.kind() == LinkKind.EMAIL) {
      return held.renewed(held.seed(), held.codeExpiresAt(), expiry(LinkKind.EMAIL, now));
    }
    return now.isBefore(held.codeExpiresAt())
        ? held
        : held.renewed(codes.newSeed(), now.plus(config.codeLifetime()), held.expiresAt());
  }

  private Instant expiry(LinkKind kind, Instant now) {
    return now.plus(
        switch (kind) {
          case EMAIL -> config.emailLifetime();
          case PHONE -> config.phoneLifetime();
        });
  }

  /** One that was begun under a secret that has been dropped is over: no message can be written. */
  private boolean isOpen(Verification verification) {
    return clock.instant().isBefore(verification.expiresAt()) && seal.canOpen(verification);
  }
}
