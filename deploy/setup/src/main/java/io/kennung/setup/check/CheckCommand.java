package io.kennung.setup.check;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code setup check}. */
@Command(
    name = "check",
    description =
        "Asks each service whether it is ready, and something harmless by its public path.")
public final class CheckCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MANAGEMENT = 1000;

  @Option(
      names = "--service",
      paramLabel = "NAME=ADDRESS",
      required = true,
      description =
          "A service and where it listens, such as identity=http://identity-service:8081; whether it"
              + " is ready is asked a thousand ports higher.")
  private Map<PublicRead, URI> services = new LinkedHashMap<>();

  @Option(
      names = "--front-door",
      paramLabel = "ADDRESS",
      description = "The same by the way that clients come, such as https://id.example.org.")
  private @Nullable URI frontDoor;

  @Override
  public Integer call() throws InterruptedException {
    boolean well = true;
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (Map.Entry<PublicRead, URI> service : services.entrySet()) {
        PublicRead read = service.getKey();
        URI address = service.getValue();
        URI readiness =
            URI.create(
                "http://%s:%d/q/health/ready"
                    .formatted(address.getHost(), address.getPort() + MANAGEMENT));
        well &= isWell(client, new Question(readiness, List.of(new Answer(200, ""))));
        well &= isWell(client, new Question(at(address, read), read.good()));
        if (frontDoor != null) {
          well &= isWell(client, new Question(at(frontDoor, read), read.good()));
        }
      }
    }
    return well ? 0 : 1;
  }

  private static URI at(URI base, PublicRead read) {
    return URI.create(base.toString().replaceFirst("/+$", "") + read.path());
  }

  private static boolean isWell(HttpClient client, Question question) throws InterruptedException {
    Optional<String> wrong = question.ask(client);
    System.out.printf(
        "%s %s%n",
        question.address(), wrong.map(what -> "FAILED: " + what).orElse("is as it should be"));
    return wrong.isEmpty();
  }
}
