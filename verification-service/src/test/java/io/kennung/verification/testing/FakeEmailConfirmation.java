package io.kennung.verification.testing;

import io.kennung.pages.Language;
import io.kennung.verification.pages.EmailConfirmation;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Verifications that exist only for the pages, which are good for one press of the button. All
 * others go to the real ones.
 */
@Singleton
public class FakeEmailConfirmation {

  private final Map<String, EmailConfirmation.Pending> pending = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> confirmed = new CopyOnWriteArrayList<>();
  private volatile boolean tooLate;
  private volatile Optional<Supplier<RuntimeException>> outage = Optional.empty();

  public void put(String token, String identity, Language language) {
    pending.put(token, new EmailConfirmation.Pending(identity, language));
  }

  /** From now on nothing can be found. */
  public void breakDown(Supplier<RuntimeException> with) {
    outage = Optional.of(with);
  }

  /** From now on the button comes too late. */
  public void refuse() {
    tooLate = true;
  }

  public void reset() {
    tooLate = false;
    pending.clear();
    asked.clear();
    confirmed.clear();
    outage = Optional.empty();
  }

  /** Every token that was looked for. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Every token for which the button was pressed. */
  public List<String> confirmed() {
    return List.copyOf(confirmed);
  }

  /** Stands before the real one. */
  @Decorator
  @Priority(1)
  static class Fake implements EmailConfirmation {

    @Inject @Any @Delegate EmailConfirmation real;
    @Inject FakeEmailConfirmation fake;

    @Override
    public Optional<Pending> find(String token) {
      fake.asked.add(token);
      fake.outage.ifPresent(broken -> {
        throw broken.get();
      });
      return Optional.ofNullable(fake.pending.get(token)).or(() -> real.find(token));
    }

    @Override
    public boolean confirm(String token) {
      fake.confirmed.add(token);
      return fake.pending.remove(token) == null ? real.confirm(token) : !fake.tooLate;
    }
  }
}
