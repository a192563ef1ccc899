package io.kennung.verification.testing;

import io.kennung.verification.mail.Bounces;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what came back, whoever else hears of it. */
@Singleton
public class RecordedBounces {

  /** What was told once. */
  public record Bounce(String reference, boolean permanent) {}

  private final List<Bounce> told = new CopyOnWriteArrayList<>();

  public List<Bounce> told() {
    return List.copyOf(told);
  }

  public void forget() {
    told.clear();
  }

  /** Stands before the real one. */
  @Decorator
  @Priority(1)
  static class Recorder implements Bounces {

    @Inject @Any @Delegate Bounces real;
    @Inject RecordedBounces recorded;

    @Override
    public void bounced(String reference, boolean permanent) {
      recorded.told.add(new Bounce(reference, permanent));
      real.bounced(reference, permanent);
    }
  }
}
