package io.kennung.idctl.oppf;

import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.oppf.OppfFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A configuration file on a web server, fetched as apps fetch it. */
final class Published {

  private static final Texts TEXTS = Texts.of(Published.class);
  private static final byte[] WRONG_CREDENTIALS =
      "Unauthorized".getBytes(StandardCharsets.US_ASCII);

  private final Surroundings surroundings;
  private final Duration patience;

  /**
   * @param patience from the request to the last byte
   */
  Published(Surroundings surroundings, Duration patience) {
    this.surroundings = surroundings;
    this.patience = patience;
  }

  /**
   * @param typed apps look for {@code /prov/config.oppf} where no file of that kind is named
   */
  byte[] fetch(String typed) {
    URI address = address(typed);
    try (HttpClient http =
            HttpClient.newBuilder()
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                // It would carry the licence to wherever the server points.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        Progress progress = Progress.of(surroundings, TEXTS.say("fetch.progress"))) {
      progress.now(TEXTS.say("fetch.progress"));
      return fetch(http, address);
    }
  }

  private byte[] fetch(HttpClient http, URI address) {
    FutureTask<byte[]> work = new FutureTask<>(() -> answer(http, address));
    Thread.ofVirtual().start(work);
    try {
      return work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(address, "fetch.slow");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(address, "fetch.broken");
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case CommandFailure failure -> failure;
        case SSLException insecure -> unreachable(address, "fetch.insecure");
        case null, default -> unreachable(address, "fetch.broken");
      };
    } finally {
      http.shutdownNow();
    }
  }

  private byte[] answer(HttpClient http, URI address) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Accept", "application/octet-stream");
    String licence = licence();
    if (licence != null) {
      request.header("Authorization", licence);
    }
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      refuse(response.statusCode(), address);
      byte[] bytes = body.readNBytes(OppfFile.LIMIT + 1);
      if (Arrays.equals(bytes, WRONG_CREDENTIALS)) {
        throw failure(TEXTS.say("fetch.credentials"));
      }
      return bytes;
    }
  }

  private static void refuse(int status, URI address) {
    switch (status) {
      case 200 -> {}
      case 401, 403 -> throw failure(TEXTS.say("fetch.credentials"));
      case 404 -> throw failure(TEXTS.say("fetch.none", address));
      case 301, 302, 303, 307, 308 -> throw failure(TEXTS.say("fetch.redirect", address));
      default -> throw failure(TEXTS.say("fetch.status", address, status));
    }
  }

  private @Nullable String licence() {
    return surroundings
        .variable("KENNUNG_LICENCE_USERNAME")
        .map(name ->
            "%s:%s".formatted(name, surroundings.variable("KENNUNG_LICENCE_PASSWORD").orElse("")))
        .map(pair -> "Basic " + Base64Text.encode(pair.getBytes(StandardCharsets.UTF_8)))
        .orElse(null);
  }

  private static URI address(String typed) {
    URI address;
    try {
      address = URI.create(typed);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(TEXTS.say("fetch.address"));
    }
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      throw CommandFailure.usage(TEXTS.say("fetch.address"));
    }
    // To look at a file before it is published, on this very machine.
    boolean isHere = address.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
    if (!typed.startsWith("https:") && !(typed.startsWith("http:") && isHere)) {
      throw CommandFailure.usage(TEXTS.say("fetch.http"));
    }
    return typed.endsWith(".oppf")
        ? address
        : URI.create(typed.replaceAll("/+$", "") + "/prov/config.oppf");
  }

  private static CommandFailure unreachable(URI address, String reason) {
    return CommandFailure.unreachable(TEXTS.say("fetch.unreachable", address, TEXTS.say(reason)));
  }

  private static CommandFailure failure(String sentence) {
    return CommandFailure.configuration(sentence, new Report(""));
  }
}
