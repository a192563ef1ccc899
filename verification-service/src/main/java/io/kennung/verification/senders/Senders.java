package io.kennung.verification.senders;

import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.routing.CallingCode;
import io.kennung.verification.senders.routing.Routes;
import io.kennung.verification.senders.routing.RoutingConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Brings a code to a telephone by whichever provider takes it. */
@Singleton
public class Senders {

  /** It stands in addresses, in routes and in metrics. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  private final Map<String, GuardedSender> senders = new LinkedHashMap<>();
  private final Routes routes;
  private final Clock clock;
  private final RandomGenerator random;

  @Inject
  Senders(
      @All List<ConfiguredSenders> configured,
      RoutingConfig config,
      MeterRegistry metrics,
      Clock clock,
      SecureRandom random) {
    this(
        configured.stream().flatMap(kind -> kind.all().stream()).toList(),
        config,
        metrics,
        clock,
        (RandomGenerator) random);
  }

  /**
   * @throws IllegalStateException when the configuration makes no sense
   */
  Senders(
      List<? extends CodeSender> senders,
      RoutingConfig config,
      MeterRegistry metrics,
      Clock clock,
      RandomGenerator random) {
    for (CodeSender sender : senders) {
      if (!NAME.matcher(sender.name()).matches()) {
        throw new IllegalStateException(
            "directory.senders: a provider's name is made of a to z, 0 to 9 and hyphens, at most 32: "
                + sender.name());
      }
      if (this.senders.containsKey(sender.name())) {
        throw new IllegalStateException(
            "directory.senders: two providers are named " + sender.name());
      }
      this.senders.put(sender.name(), new GuardedSender(sender, config.breaker(), metrics));
    }
    this.routes = Routes.of(config.routes(), this.senders.keySet());
    this.clock = clock;
    this.random = random;
  }

  /**
   * Hands the message to the first provider that takes it. Blocks for at most the sum of the
   * timeouts of those who are asked.
   *
   * <p>Who fails is passed over for the next, also when it says that the number is wrong, for that
   * may be its own limit. When nobody takes it the answer is what helps the caller most: {@code
   * TIMEOUT} (somebody may have taken it) before {@code PROVIDER} (worth another try) before {@code
   * NUMBER} before {@code REFUSED}.
   *
   * @throws SendFailure when nobody has taken it
   */
  public Sent send(CodeMessage message) throws SendFailure {
    Verdict verdict = new Verdict();
    List<GuardedSender> inOrder =
        known(routes.draw(CallingCode.of(message.to()), random))
            .filter(sender -> sender.offers(message.channel()))
            .toList();
    for (GuardedSender sender : inOrder) {
      if (message.channel() == Channel.CALL && clock.instant().isAfter(message.notAfter())) {
        throw new SendFailure(Reason.EXPIRED);
      }
      try {
        Optional<Sent> sent = sender.send(message);
        if (sent.isPresent()) {
          return sent.get();
        }
        verdict.skipped();
      } catch (SendFailure failure) {
        verdict.failed(sender.name(), failure.reason());
        if (Thread.currentThread().isInterrupted()) {
          // Whoever waits here is leaving: the others are not even begun with.
          break;
        }
      }
    }
    throw verdict.failure();
  }

  /**
   * Whether any configured provider could bring it, not whether it works at the moment.
   *
   * @param callingCode the country's, digits only, see {@link CallingCode#of}
   */
  public boolean offers(String callingCode, Channel channel) {
    return known(routes.names(callingCode).stream()).anyMatch(sender -> sender.offers(channel));
  }

  /** Whether nobody can be reached at all, since no route is configured. */
  boolean isMute() {
    return routes.isEmpty();
  }

  private Stream<GuardedSender> known(List<String> names) {
    return known(names.stream());
  }

  private Stream<GuardedSender> known(Stream<String> names) {
    return names.map(name -> Objects.requireNonNull(senders.get(name)));
  }
}
