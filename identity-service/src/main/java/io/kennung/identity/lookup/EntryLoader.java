package io.kennung.identity.lookup;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Looks single identities up, many in one statement: whoever comes while a statement is under way
 * waits for the next one and shares it. Alone, a question goes at once; under load, a round trip to
 * the database answers as many as have gathered meanwhile.
 */
@Singleton
class EntryLoader {

  /** Statements under way at once; more would only make each of them smaller. */
  private static final int PARALLEL = 2;

  private static final int BATCH = 200;

  private record Question(String id, CompletableFuture<@Nullable PublicIdentity> answer) {}

  private final Entries entries;
  private final Executor executor;
  private final Queue<Question> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();

  @Inject
  EntryLoader(Entries entries, @VirtualThreads ExecutorService executor) {
    this.entries = entries;
    this.executor = executor;
  }

  /** The entry of this id, the revoked included; null when it was never issued. Never blocks. */
  CompletableFuture<@Nullable PublicIdentity> load(String id) {
    Question question = new Question(id, new CompletableFuture<>());
    waiting.add(question);
    startIfFree();
    return question.answer();
  }

  private void startIfFree() {
    int busy = underWay.get();
    while (busy < PARALLEL) {
      if (underWay.compareAndSet(busy, busy + 1)) {
        executor.execute(this::answerAll);
        return;
      }
      busy = underWay.get();
    }
  }

  private void answerAll() {
    try {
      for (List<Question> batch = next(); !batch.isEmpty(); batch = next()) {
        answer(batch);
      }
    } finally {
      underWay.decrementAndGet();
    }
    // Somebody may have come after the last look and before the place was free.
    if (!waiting.isEmpty()) {
      startIfFree();
    }
  }

  private List<Question> next() {
    List<Question> batch = new ArrayList<>();
    while (batch.size() < BATCH) {
      Question question = waiting.poll();
      if (question == null) {
        break;
      }
      batch.add(question);
    }
    return batch;
  }

  private void answer(List<Question> batch) {
    try {
      Map<String, PublicIdentity> found =
          entries.of(batch.stream().map(Question::id).distinct().toList());
      batch.forEach(question -> question.answer().complete(found.get(question.id())));
    } catch (RuntimeException e) {
      batch.forEach(question -> question.answer().completeExceptionally(e));
    }
  }
}
