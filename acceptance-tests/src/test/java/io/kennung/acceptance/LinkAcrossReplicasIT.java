package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.local.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two replicas of verification-service, and what happens when parts of the system are away. */
class LinkAcrossReplicasIT {

  private static World world;
  private static List<ServiceProcess> replicas;

  @BeforeAll
  static void start() {
    world = World.create();
    replicas = world.replicas(World.VERIFICATION, 2);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aThousandGuessesAtTwoReplicasAreLookedAtThreeTimesAndThenNoMore() {
    Identity anna = World.register(world.directory());
    String number = newNumber();
    PhoneVerification begun = begin(world.directory(), anna, number);
    String code = world.deliveries().awaitCode(number, 1);
    String wrong = code.equals("000000") ? "000001" : "000000";
    String body =
        "{\"verificationId\":\"%s\",\"code\":\"%s\"}".formatted(begun.verificationId(), wrong);

    List<Integer> triesLeft = new ArrayList<>();
    // A hundred at a time: of a thousand some would wait too long for a connection to the database.
    for (int round = 0; round < 10; round++) {
      List<CompletableFuture<Http.Reply>> guesses =
          IntStream.range(0, 100)
              .mapToObj(i ->
                  Http.postLater(
                      replicas.get(i % 2).address().resolve("/identity/link_mobileno"), body))
              .toList();
      for (CompletableFuture<Http.Reply> guess : guesses) {
        var answer = guess.join().json();
        assertThat(answer.required("success").asBoolean()).isFalse();
        triesLeft.add(answer.required("next").required("triesLeft").asInt());
      }
    }

    // The fourth try has to wait for a minute, and so has the right code.
    assertThat(triesLeft).contains(4, 3, 2).doesNotContain(1, 0);
    assertThat(
            world.rows(
                World.VERIFICATION,
                "SELECT tries FROM verification WHERE identity = '" + anna.id() + "'"))
        .containsExactly("3");
    assertThat(world.directory().linking().submitCode(begun.verificationId(), code))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void whatOneReplicaHasBegunTheOtherFinishes() {
    Identity anna = World.register(world.directory());
    String number = newNumber();
    PhoneVerification begun = begin(world.at(replicas.getFirst()), anna, number);

    Verdict verdict =
        world
            .at(replicas.getLast())
            .linking()
            .submitCode(begun.verificationId(), world.deliveries().awaitCode(number, 1));

    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void whoRegistersAndLinksWhileTheBrokerIsAwayDoesNotNotice() {
    world.stopKafka();
    Identity anna;
    try {
      anna = World.register(world.directory());
      String number = newNumber();

      PhoneVerification begun = begin(world.directory(), anna, number);

      String code = world.deliveries().awaitCode(number, 1);
      assertThat(world.directory().linking().submitCode(begun.verificationId(), code))
          .isInstanceOf(Verdict.Accepted.class);
    } finally {
      world.startKafka();
    }
    await().atMost(60, SECONDS).until(() -> world.directory().own(anna).mobileNo().isPresent());
  }

  @Test
  void codeOfAReplicaThatDiesBeforeSendingComesAllTheSame() {
    Identity anna = World.register(world.directory());
    String number = newNumber();
    Directory doomed = world.at(replicas.getLast());

    begin(doomed, anna, number);
    replicas.getLast().kill();

    world.deliveries().awaitAtLeastOne(number, 180);
    replicas = world.replicas(World.VERIFICATION, 2);
  }

  private static PhoneVerification begin(Directory directory, Identity who, String number) {
    return (PhoneVerification) directory.linking().linkPhone(who, number, "en", SmsLink.NONE);
  }

  private static String newNumber() {
    return "4176" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
  }
}
