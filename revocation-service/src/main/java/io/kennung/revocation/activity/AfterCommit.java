package io.kennung.revocation.activity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** What is true only once the transaction around it has been committed. */
@Singleton
class AfterCommit {

  private final TransactionSynchronizationRegistry transaction;

  @Inject
  AfterCommit(TransactionSynchronizationRegistry transaction) {
    this.transaction = transaction;
  }

  /** Runs it after the commit; never after a rollback. */
  void run(Runnable consequence) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nothing is certain yet.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              consequence.run();
            }
          }
        });
  }
}
