package io.kennung.verification.senders;

import io.kennung.verification.senders.routing.RoutingConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** A provider that is counted, and left alone for a while when it fails. */
final class GuardedSender {

  private static final Logger LOG = Logger.getLogger(GuardedSender.class);

  private final CodeSender sender;
  private final MeterRegistry metrics;
  private final TypedGuard<Sent> guard;
  private final AtomicReference<CircuitBreakerState> state =
      new AtomicReference<>(CircuitBreakerState.CLOSED);

  /**
   * @throws IllegalStateException when the configuration makes no sense
   */
  GuardedSender(CodeSender sender, RoutingConfig.Breaker config, MeterRegistry metrics) {
    if (config.window() < 1
        || config.ratio() <= 0
        || config.ratio() > 1
        || config.pause().isNegative()) {
      throw new IllegalStateException(
          "directory.senders.breaker: a window of 1 or more, a ratio above 0 and up to 1, no pause"
              + " below 0");
    }
    this.sender = sender;
    this.metrics = metrics;
    this.guard =
        TypedGuard.create(Sent.class)
            .withDescription("directory.senders." + sender.name())
            .withCircuitBreaker()
            .when(thrown -> !(thrown instanceof SendFailure failure) || failure.concernsOthers())
            .requestVolumeThreshold(config.window())
            .failureRatio(config.ratio())
            .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
            .successThreshold(1)
            .onStateChange(this::changed)
            .done()
            .build();
    Gauge.builder(
            "directory.senders.open",
            state,
            current -> current.get() == CircuitBreakerState.CLOSED ? 0 : 1)
        .description("Whether a provider is left out because it fails")
        .tag("provider", sender.name())
        .register(metrics);
  }

  String name() {
    return sender.name();
  }

  boolean offers(Channel channel) {
    return sender.channels().contains(channel);
  }

  /** Empty when the provider was not asked because it has failed lately. */
  Optional<Sent> send(CodeMessage message) throws SendFailure {
    AtomicBoolean interrupted = new AtomicBoolean();
    try {
      Sent sent =
          guard.call(() -> {
            try {
              return ask(message);
            } finally {
              interrupted.set(Thread.currentThread().isInterrupted());
            }
          });
      count(message, "taken");
      return Optional.of(sent);
    } catch (CircuitBreakerOpenException e) {
      count(message, "skipped");
      return Optional.empty();
    } catch (SendFailure failure) {
      count(message, failure.reason().name().toLowerCase(Locale.ROOT));
      LOG.infof(
          "%s has not taken %s %s: %s",
          sender.name(), message.channel(), message.reference(), failure.reason());
      throw failure;
    } catch (Exception e) {
      throw new IllegalStateException("a sender fails with nothing but SendFailure", e);
    } finally {
      if (interrupted.get()) {
        // The guard forgets that somebody wants this thread to stop.
        Thread.currentThread().interrupt();
      }
    }
  }

  private Sent ask(CodeMessage message) throws SendFailure {
    Timer.Sample asked = Timer.start(metrics);
    try {
      return new Sent(sender.name(), sender.send(message));
    } catch (RuntimeException bug) {
      // Its text could hold the number.
      LOG.errorf("unexpected %s in %s", bug.getClass().getName(), sender.name());
      throw new SendFailure(SendFailure.Reason.PROVIDER);
    } finally {
      asked.stop(
          Timer.builder("directory.senders.duration")
              .description("How long a provider took to answer")
              .tags("provider", sender.name(), "channel", tag(message.channel()))
              .register(metrics));
    }
  }

  private void count(CodeMessage message, String outcome) {
    metrics
        .counter(
            "directory.senders.sent",
            "provider",
            sender.name(),
            "channel",
            tag(message.channel()),
            "outcome",
            outcome)
        .increment();
  }

  private static String tag(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }

  private void changed(CircuitBreakerState now) {
    state.set(now);
    if (now == CircuitBreakerState.OPEN) {
      LOG.warnf("%s fails too often and is left out for a while", sender.name());
    } else if (now == CircuitBreakerState.CLOSED) {
      LOG.infof("%s works again", sender.name());
    }
  }
}
