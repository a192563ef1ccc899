package io.kennung.setup.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something harmless that is asked, and what may be answered.
 *
 * @param address of the question
 * @param good answers
 */
record Question(URI address, List<Answer> good) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is wrong with the answer, for people; empty when nothing is. */
  Optional<String> ask(HttpClient client) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      if (good.stream().anyMatch(answer -> answer.isGiven(status, response.body()))) {
        return Optional.empty();
      }
      return Optional.of("answers %d, not %s".formatted(status, goodOnes()));
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return Optional.of("does not answer (%s)".formatted(why));
    }
  }

  private String goodOnes() {
    return good.stream().map(Answer::toString).collect(Collectors.joining(" or "));
  }
}
