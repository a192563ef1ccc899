package io.kennung.identity.operations.figures;

import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.events.DeliveriesCounted;
import io.kennung.protocol.events.ServicePulse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes over what the services tell of themselves. */
@Singleton
class Telling {

  /** Clocks differ; what comes from further ahead would hide that a service has fallen silent. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,60}");
  private static final Pattern COUNTRY = Pattern.compile("none|[0-9]{1,4}");
  private static final Set<String> CHANNELS = Set.of("mail", "sms", "call");
  private static final Set<String> OUTCOMES =
      Set.of("sent", "delivered", "refused", "dropped", "verified");

  private final Pulses pulses;
  private final Fates fates;
  private final FiguresConfig config;
  private final Clock clock;

  @Inject
  Telling(Pulses pulses, Fates fates, FiguresConfig config, Clock clock) {
    this.pulses = pulses;
    this.fates = fates;
    this.config = config;
    this.clock = clock;
  }

  /** How a service is doing. */
  void note(ServicePulse pulse) {
    demand(NAME.matcher(pulse.service()).matches(), "a service without a name");
    demand(pulse.unsent() >= 0 && pulse.lagMillis() >= 0, "less than nothing");
    if (isKept(pulse.at())) {
      pulses.add(pulse);
    }
  }

  /** What became of mails, messages and calls. */
  void note(DeliveriesCounted counted) {
    demand(NAME.matcher(counted.provider()).matches(), "a provider without a name");
    demand(COUNTRY.matcher(counted.country()).matches(), "no calling code");
    demand(CHANNELS.contains(counted.channel()), "a channel that does not exist");
    demand(OUTCOMES.contains(counted.outcome()), "an outcome that does not exist");
    demand(counted.count() > 0, "less than one");
    if (isKept(counted.at())) {
      fates.add(counted);
    }
  }

  private boolean isKept(Instant at) {
    Instant now = clock.instant();
    demand(at.isBefore(now.plus(AHEAD)), "from the future");
    return at.isAfter(now.minus(config.retention()));
  }

  private static void demand(boolean holds, String otherwise) {
    if (!holds) {
      throw new Unreadable(otherwise);
    }
  }
}
