package io.kennung.local.telephone;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Twilio's own client, on its way to our telephone instead. */
final class LocalTwilio extends HttpClient implements AutoCloseable {

  private final java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();
  private final URI telephone;

  private LocalTwilio(URI telephone) {
    this.telephone = telephone;
  }

  static TwilioRestClient to(URI telephone, String account, String token) {
    return new TwilioRestClient.Builder(account, token)
        .httpClient(new LocalTwilio(telephone))
        .build();
  }

  @Override
  public Response makeRequest(Request request) {
    HttpRequest here =
        HttpRequest.newBuilder(telephone.resolve(request.constructURL().getPath()))
            .header("Authorization", request.getAuthString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(request.encodeFormBody()))
            .build();
    try {
      var answer = client.send(here, BodyHandlers.ofString());
      return new Response(answer.body(), answer.statusCode());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
