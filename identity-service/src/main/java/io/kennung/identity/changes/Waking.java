package io.kennung.identity.changes;

import io.kennung.identity.lookup.ChangeFeed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers those who wait at this replica, one look for all who have come equally far: when the
 * database tells that an identity has changed, and every second while it cannot be heard.
 */
@Singleton
class Waking implements ChangeFeed.Listener {

  private static final Logger LOG = Logger.getLogger(Waking.class);
  private static final Duration UNHEARD = Duration.ofSeconds(1);

  /**
   * Changes often come in crowds. The first is told at once; then so many gather that nobody has to
   * ask hundreds of times a second.
   */
  private static final Duration GATHER = Duration.ofMillis(200);

  private final Waiting waiting;
  private final Telling telling;
  private final ChangeFeed feed;
  private final Semaphore news = new Semaphore(0);
  private final Thread goodbye;
  private volatile boolean running = true;
  private @Nullable Thread thread;

  @Inject
  Waking(Waiting waiting, Telling telling, ChangeFeed feed) {
    this.waiting = waiting;
    this.telling = telling;
    this.feed = feed;
    // Quarkus waits for what is under way before it tells anybody that the end has come.
    this.goodbye = Thread.ofPlatform().name("changes-goodbye").unstarted(waiting::close);
    feed.tell(this);
  }

  void start(@Observes StartupEvent event) {
    Runtime.getRuntime().addShutdownHook(goodbye);
    thread = Thread.ofPlatform().name("changes").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    waiting.close();
    news.release();
    if (thread != null) {
      thread.join(UNHEARD);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    } catch (IllegalStateException e) {
      // It runs already.
    }
  }

  @Override
  public void changed(String identity) {
    if (!waiting.all().isEmpty()) {
      news.release();
    }
  }

  @Override
  public void lostTrack() {
    news.release();
  }

  private void run() {
    try {
      while (running) {
        boolean heard = news.tryAcquire(UNHEARD.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        if (heard || !feed.isCurrent()) {
          answerAll();
          TimeUnit.MILLISECONDS.sleep(GATHER.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerAll() {
    Map<Question, List<Waiter>> asked =
        waiting.all().stream().collect(Collectors.groupingBy(Waiter::question));
    for (Map.Entry<Question, List<Waiter>> each : asked.entrySet()) {
      try {
        ChangesPage page = telling.answer(each.getKey());
        if (!page.isEmpty()) {
          each.getValue().forEach(waiter -> waiter.answer().complete(page));
        }
      } catch (RuntimeException e) {
        // They hear it when they ask again; nothing is lost with the cursor they have.
        LOG.warnf("those who wait for changes could not be told: %s", e.getClass().getName());
        each.getValue().forEach(waiter -> waiter.answer().completeExceptionally(e));
      }
    }
  }
}
