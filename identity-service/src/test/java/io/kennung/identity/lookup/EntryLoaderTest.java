package io.kennung.identity.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DirectoryTest
class EntryLoaderTest {

  @Inject EntryLoader loader;

  @Test
  void everyQuestionGetsItsOwnAnswerHoweverManyComeAtOnce() throws Exception {
    List<String> ids = IntStream.range(0, 20).mapToObj(i -> Holders.create().id()).toList();
    List<CompletableFuture<PublicIdentity>> answers = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 5_000; i++) {
        String id = i % 7 == 0 ? "0000000Z" : ids.get(i % ids.size());
        asked.add(id);
        answers.add(
            CompletableFuture.supplyAsync(() -> loader.load(id), threads)
                .thenCompose(answer -> answer));
      }
      for (int i = 0; i < asked.size(); i++) {
        PublicIdentity answer = answers.get(i).get(30, TimeUnit.SECONDS);
        if (asked.get(i).equals("0000000Z")) {
          assertThat(answer).isNull();
        } else {
          assertThat(answer.identity()).isEqualTo(asked.get(i));
        }
      }
    }
  }
}
