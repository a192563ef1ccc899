package io.kennung.drills.crowd;

import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Failures;
import io.kennung.drills.load.Pace;
import io.kennung.drills.load.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Apps in the field, all at once, asking what they ask for and about as often as they do. */
public final class Crowd implements AutoCloseable {

  private final Wire wire;
  private final Failures failures;
  private final People people = new People();
  private final Backups backups = new Backups();
  private final List<Consumer<Caller>> mix = new ArrayList<>();
  private final Readers readers = new Readers(people);
  private final Newcomers newcomers = new Newcomers(people);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param wire to the front door
   * @param telephone asks where messages arrive
   * @param issuer asks where staff get their tokens
   */
  public Crowd(Wire wire, Caller telephone, Caller issuer, Failures failures) {
    this.wire = wire;
    this.failures = failures;
    Phones phones = new Phones(people, telephone);
    Endings endings = new Endings(people);
    Staff staff = new Staff(people, issuer);
    of(60, readers::findOne);
    of(12, readers::findMany);
    of(12, readers::check);
    of(10, newcomers::register);
    of(6, newcomers::setMask);
    of(4, phones::link);
    of(1, phones::unlink);
    of(4, phones::match);
    of(8, backups::put);
    of(8, backups::get);
    of(3, backups::head);
    of(1, backups::delete);
    of(3, endings::setPassword);
    of(2, endings::checkPassword);
    of(1, endings::revoke);
    of(1, endings::revokeByPassword);
    of(1, staff::look);
  }

  private void of(int weight, Consumer<Caller> journey) {
    for (int i = 0; i < weight; i++) {
      mix.add(journey);
    }
  }

  public People people() {
    return people;
  }

  public Backups backups() {
    return backups;
  }

  /** So many register one after the other, before the others come. */
  public void gather(int count) {
    for (int i = 0; i < count; i++) {
      newcomers.register(Caller.unpaced(wire));
    }
  }

  /** Comes by turns until the pace admits nobody any more. */
  public void come(Pace pace) {
    pace.admit(first -> {
      Consumer<Caller> journey = mix.get(ThreadLocalRandom.current().nextInt(mix.size()));
      var _ = threads.submit(() -> go(journey, Caller.paced(wire, pace, first)));
    });
  }

  private void go(Consumer<Caller> journey, Caller caller) {
    try {
      journey.accept(caller);
      if (!caller.hasAsked()) {
        // Nobody was there for it; no turn is left out.
        readers.findOne(caller);
      }
    } catch (RuntimeException e) {
      // An answer that cannot be read is none; the drill must not end as if all were well.
      failures.add(e);
    }
  }

  /** Waits for all who have begun. */
  @Override
  public void close() {
    threads.close();
  }
}
