package io.kennung.verification.delivery;

import io.kennung.verification.delivery.Delivery.Way;
import io.kennung.verification.pending.Verification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Where an operation leaves what is to be sent, in the same transaction as its rows. Nothing is
 * sent from inside a transaction.
 */
@Singleton
public class Dispatch {

  private final Deliveries deliveries;
  private final CourierLoop couriers;
  private final TransactionSynchronizationRegistry transaction;
  private final DeliveryConfig config;
  private final Clock clock;

  @Inject
  Dispatch(
      Deliveries deliveries,
      CourierLoop couriers,
      TransactionSynchronizationRegistry transaction,
      DeliveryConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.couriers = couriers;
    this.transaction = transaction;
    this.config = config;
    this.clock = clock;
  }

  /** The mail with the link. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void mail(Verification verification) {
    put(verification, Way.MAIL, Delivery.NONE, verification.expiresAt());
  }

  /**
   * The short message with the code.
   *
   * @param country calling code of the number
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void message(Verification verification, String country) {
    put(verification, Way.SMS, country, verification.codeExpiresAt());
  }

  /**
   * The call that reads the code aloud: soon, or not at all.
   *
   * @param country calling code of the number
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void call(Verification verification, String country) {
    put(verification, Way.CALL, country, clock.instant().plus(config.callPatience()));
  }

  private void put(Verification verification, Way way, String country, Instant notAfter) {
    deliveries.insert(
        new Delivery(
            UUID.randomUUID(),
            verification.id(),
            verification.identity(),
            verification.kind(),
            way,
            country,
            Delivery.NONE,
            notAfter,
            0),
        clock.instant());
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Only what has been committed is news.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              couriers.wake();
            }
          }
        });
  }
}
