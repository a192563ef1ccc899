package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two hundred at once in one small process, be they fast, slow or silent. */
@ExtendWith(SharedWorld.class)
class SafeMemoryIT {

  private static final int MANY = 200;
  private static final String HEAP = "-Xmx256m";

  /** Nothing of theirs is held. */
  private static final int AT_ONCE = 5;

  /** Two rounds of those who let ten seconds pass, and what a busy machine needs. */
  private static final int SOON = 35;

  private final ServiceProcess replica;
  private final Shelf shelf;
  private final byte[] backup = Shelf.newBackup(Shelf.LONGEST);
  private final List<RawCall> calls = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  SafeMemoryIT(World world) {
    this.replica = world.replicas(World.SAFE, 1).getFirst();
    this.shelf = Shelf.of(replica);
  }

  @BeforeEach
  void isSmall() {
    assertThat(replica.process().info().arguments().orElseThrow()).contains(HEAP);
  }

  @AfterEach
  void isWell() throws IOException {
    calls.forEach(RawCall::close);
    threads.shutdownNow();
    assertThat(replica.process().isAlive()).isTrue();
    assertThat(Files.readString(replica.log())).doesNotContain("OutOfMemory");
    String id = Shelf.newId();
    assertThat(shelf.put(id, backup)).isEqualTo(200);
    assertThat(shelf.read(id)).isEqualTo(backup);
  }

  @Test
  void uploadsAtOnceAreAllKept() {
    List<String> ids = Stream.generate(Shelf::newId).limit(MANY).toList();

    List<CompletableFuture<Integer>> answers =
        ids.stream().map(id -> shelf.putLater(id, backup)).toList();

    assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
    assertThat(ids).allMatch(id -> Arrays.equals(shelf.read(id), backup));
  }

  @Test
  void uploadsThatOnlyBeginKeepNobodyWaiting() throws Exception {
    for (int i = 0; i < MANY; i++) {
      upload().send(Arrays.copyOf(backup, 1000));
    }

    assertThat(shelf.putLater(Shelf.newId(), backup).get(AT_ONCE, SECONDS)).isEqualTo(200);
  }

  @Test
  void uploadsThatFallSilentHalfWayAreSentAwaySoon() throws Exception {
    String id = Shelf.newId();
    assertThat(shelf.put(id, backup)).isEqualTo(200);
    List<RawCall> silent = IntStream.range(0, MANY).mapToObj(i -> upload()).toList();
    for (RawCall each : silent) {
      var _ = later(() -> each.send(Arrays.copyOf(backup, Shelf.LONGEST / 2)));
    }

    assertThat(Arrays.equals(shelf.read(id), backup)).isTrue();
    assertThat(shelf.putLater(id, backup).get(SOON, SECONDS)).isEqualTo(200);

    List<CompletableFuture<Integer>> answers =
        silent.stream().map(each -> later(each::status)).toList();
    assertThat(answers).allSatisfy(each -> assertThat(each.get(SOON, SECONDS)).isIn(0, 400, 408));
  }

  @Test
  void uploadsAndReadersWhoTakeTheirTimeAllComeToTheirEnd() {
    String id = Shelf.newId();
    assertThat(shelf.put(id, backup)).isEqualTo(200);

    List<RawCall> readers = IntStream.range(0, MANY).mapToObj(i -> download(id)).toList();
    List<CompletableFuture<Integer>> uploads =
        IntStream.range(0, MANY).mapToObj(i -> shelf.putLater(Shelf.newId(), backup)).toList();
    List<CompletableFuture<Boolean>> downloads =
        readers.stream().map(each -> later(() -> each.brings(backup))).toList();

    assertThat(uploads).extracting(CompletableFuture::join).containsOnly(200);
    assertThat(downloads).extracting(CompletableFuture::join).containsOnly(true);
  }

  @Test
  void readersWhoReadNothingKeepNobodyWaiting() throws Exception {
    String id = Shelf.newId();
    assertThat(shelf.put(id, backup)).isEqualTo(200);
    for (int i = 0; i < MANY; i++) {
      RawCall unread = download(id);
      assertThat(unread).isNotNull();
    }

    assertThat(shelf.putLater(Shelf.newId(), backup).get(AT_ONCE, SECONDS)).isEqualTo(200);
    assertThat(later(() -> shelf.read(id)).get(AT_ONCE, SECONDS)).isEqualTo(backup);
  }

  private RawCall upload() {
    RawCall call = RawCall.upload(replica, Shelf.newId(), Shelf.LONGEST);
    calls.add(call);
    return call;
  }

  private RawCall download(String id) {
    RawCall call = RawCall.download(replica, id);
    calls.add(call);
    return call;
  }

  private <T> CompletableFuture<T> later(Supplier<T> what) {
    return CompletableFuture.supplyAsync(what, threads);
  }
}
