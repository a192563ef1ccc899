package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.local.ServiceProcess;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup is there in full or not at all, whatever breaks. */
class SafeFaultsIT {

  private static final int CLIENTS = 4;
  private static final int A_FEW = 30;

  private static World world;

  private final String id = Shelf.newId();
  private final byte[] former = Shelf.newBackup(300_000);
  private final byte[] next = Shelf.newBackup(Shelf.LONGEST);

  @BeforeAll
  static void start() {
    world = World.create();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void upload() {
    world.replicas(World.SAFE, 1);
    assertThat(door().put(id, former)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, Shelf.LONGEST / 2, Shelf.LONGEST - 1})
  void whoIsKilledInTheMiddleOfAnUploadLeavesTheFormer(int sent) {
    ServiceProcess victim = only();
    try (RawCall upload = RawCall.upload(victim, id, next.length)) {
      upload.send(Arrays.copyOf(next, sent));
      victim.kill();
      assertThat(upload.status()).as("no answer").isZero();
    }

    world.stack().startAgain(victim);

    assertThat(door().read(id)).isEqualTo(former);
  }

  @Test
  void whatWasAnsweredIsThereThoughTheServiceIsKilledAtOnce() {
    ServiceProcess victim = only();
    assertThat(Shelf.of(victim).put(id, next)).isEqualTo(200);
    victim.kill();

    world.stack().startAgain(victim);

    assertThat(door().read(id)).isEqualTo(next);
  }

  @Test
  void whatWasAnsweredIsThereThoughTheDatabaseIsKilledAtOnce() throws Exception {
    ServiceProcess replica = only();
    List<String> processes = PostgresProcesses.of(world);
    assertThat(Shelf.of(replica).put(id, next)).isEqualTo(200);
    PostgresProcesses.signal("-KILL", processes);
    world.stopPostgres();
    world.startPostgres();

    Health.awaitReady(replica, 60);

    assertThat(door().read(id)).isEqualTo(next);
  }

  @Test
  void aDatabaseThatGoesAwayInTheMiddleIsSaidAndTheFormerStays() {
    ServiceProcess replica = only();
    try (RawCall upload = RawCall.upload(replica, id, next.length)) {
      upload.send(Arrays.copyOf(next, next.length / 2));
      world.stopPostgres();
      try {
        upload.send(Arrays.copyOfRange(next, next.length / 2, next.length));
        assertThat(upload.status()).isEqualTo(503);
        assertThat(door().get(id).statusCode()).isEqualTo(503);
        assertThat(door().put(Shelf.newId(), former)).isEqualTo(503);
        assertThat(Http.get(door().place("").resolve("../config")).status()).isEqualTo(200);
      } finally {
        world.startPostgres();
      }
    }

    Health.awaitReady(replica, 60);

    assertThat(door().read(id)).isEqualTo(former);
    assertThat(door().put(id, next)).isEqualTo(200);
    assertThat(door().read(id)).isEqualTo(next);
  }

  @Test
  void whatOneReplicaTakesTheOtherHandsOut() {
    List<ServiceProcess> replicas = world.replicas(World.SAFE, 2);

    assertThat(Shelf.of(replicas.getFirst()).put(id, next)).isEqualTo(200);

    assertThat(Shelf.of(replicas.getLast()).read(id)).isEqualTo(next);
  }

  /** Clients upload one backup after the other, each under a few ids of its own. */
  @Test
  void aReplicaIsKilledWhileManyUploadAndEveryBackupIsWhole() {
    ServiceProcess victim = world.replicas(World.SAFE, 2).getFirst();
    Map<String, byte[]> told = new ConcurrentHashMap<>();
    Crowd crowd = new Crowd(CLIENTS, () -> keepAnother(told));
    try (crowd) {
      crowd.awaitMore(A_FEW);
      victim.kill();
      crowd.awaitMore(A_FEW);
    }

    assertThat(told).hasSizeGreaterThan(A_FEW);
    told.forEach((each, backup) -> {
      byte[] found = door().read(each);
      assertThat(Shelf.isWhole(found)).isTrue();
      // What nobody was told about may have been kept all the same.
      assertThat(found.length).isGreaterThanOrEqualTo(backup.length);
      if (found.length == backup.length) {
        assertThat(found).isEqualTo(backup);
      }
    });
    assertThat(crowd.troubles()).allSatisfy(SafeFaultsIT::isBrokenOff);
  }

  /** Each a little longer than the one before, so that the later one is known. */
  private static void keepAnother(Map<String, byte[]> told) {
    String fresh = Shelf.newId();
    int length = ThreadLocalRandom.current().nextInt(100, Shelf.LONGEST - 10);
    for (int more : IntStream.range(0, 3).toArray()) {
      byte[] backup = Shelf.newBackup(length + more);
      int status = door().put(fresh, backup);
      if (status == 502) {
        throw new BrokenOff();
      }
      assertThat(status).isEqualTo(200);
      told.put(fresh, backup);
    }
  }

  /** The front door says so when a process dies with an upload in its hands. */
  private static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void isBrokenOff(Throwable trouble) {
    assertThat(trouble).isInstanceOfAny(BrokenOff.class, UncheckedIOException.class);
  }

  private static Shelf door() {
    return Shelf.behindFrontDoor(world);
  }

  /** The one replica there is; others end. */
  private static ServiceProcess only() {
    List<ServiceProcess> living =
        world.living().stream().filter(each -> each.name().startsWith(World.SAFE + "-")).toList();
    living.subList(1, living.size()).forEach(ServiceProcess::stop);
    return living.getFirst();
  }
}
