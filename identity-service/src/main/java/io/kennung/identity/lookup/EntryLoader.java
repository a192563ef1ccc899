package io.kennung.identity.lookup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks single identities up, many in one statement: whoever comes while a statement is under way
 * waits for the next one and shares it. Alone, a question goes at once; under load, a round trip to
 * the database answers as many as have gathered meanwhile.
 */
@Singleton
class EntryLoader {

  /**
   * One statement at a time makes the largest batches; a second thread stands by for when the first
   * one's hangs.
   */
  private static final int THREADS = 2;

  /**
   * A statement takes about a millisecond. One that takes this long is stuck, and others must not
   * wait for it.
   */
  private static final long STUCK_MILLIS = 500;

  private static final int BATCH = 200;

  private record Question(String id, CompletableFuture<@Nullable PublicIdentity> answer) {}

  private final Entries entries;
  private final BlockingQueue<Question> waiting = new LinkedBlockingQueue<>();
  private final ReentrantLock turn = new ReentrantLock();
  private List<Thread> threads = List.of();

  @Inject
  EntryLoader(Entries entries) {
    this.entries = entries;
  }

  void start(@Observes StartupEvent event) {
    threads =
        IntStream.range(0, THREADS)
            .mapToObj(i -> Thread.ofPlatform().name("entry-loader-" + i).daemon().start(this::run))
            .toList();
  }

  void stop(@Observes ShutdownEvent event) {
    threads.forEach(Thread::interrupt);
  }

  /** The entry of this id, the revoked included; null when it was never issued. Never blocks. */
  CompletableFuture<@Nullable PublicIdentity> load(String id) {
    Question question = new Question(id, new CompletableFuture<>());
    waiting.add(question);
    return question.answer();
  }

  private void run() {
    try {
      while (true) {
        boolean inTurn = turn.tryLock(STUCK_MILLIS, TimeUnit.MILLISECONDS);
        try {
          answerNext();
        } finally {
          if (inTurn) {
            turn.unlock();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerNext() throws InterruptedException {
    List<Question> batch = new ArrayList<>(BATCH);
    batch.add(waiting.take());
    waiting.drainTo(batch, BATCH - 1);
    answer(batch);
  }

  private void answer(List<Question> batch) {
    try {
      Map<String, PublicIdentity> found =
          entries.everIssued(batch.stream().map(Question::id).toList());
      batch.forEach(question -> question.answer().complete(found.get(question.id())));
    } catch (RuntimeException | Error e) {
      // Whatever it was, those who ask must hear of it, and the next batch may fare better.
      batch.forEach(question -> question.answer().completeExceptionally(e));
    }
  }
}
