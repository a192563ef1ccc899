package io.kennung.identity.history;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to identities. Written in the transaction of what happens, so that it is told
 * as often as it happens: once. In which order it is told does not matter.
 */
@Singleton
public class History {

  private final Happenings happenings;

  @Inject
  History(Happenings happenings) {
    this.happenings = happenings;
  }

  /** Adds what has happened; about an identity that was never registered nothing is written. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Happening happening) {
    happenings.add(happening);
  }

  /**
   * What has happened to an identity, the latest first.
   *
   * @param before only what happened before this place; null for the latest
   * @param count at most so many
   */
  public List<Placed> of(String identity, @Nullable Place before, int count) {
    return happenings.before(identity, before, count);
  }

  /** What was asked for under this request; empty when it is forgotten, or never was. */
  public Optional<Happening> asked(String identity, String request) {
    return happenings.asked(identity, request);
  }

  /** Whether this request has had its answer. */
  public boolean isAnswered(String identity, String request) {
    return happenings.isAnswered(identity, request);
  }
}
