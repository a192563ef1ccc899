package io.kennung.verification.senders.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.http.BoundedHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * Twilio's SDK over our own HTTP. Its own repeats what has failed, ignores the timeouts it is given
 * and keeps the latest number and text in memory.
 */
final class TwilioHttp extends HttpClient implements AutoCloseable {

  /** Carries the failure through the SDK, which knows unchecked exceptions only. */
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final SendFailure failure;

    Failed(SendFailure failure) {
      super(failure.getMessage(), null, false, false);
      this.failure = failure;
    }

    SendFailure failure() {
      return failure;
    }
  }

  private final URI baseUrl;
  private final BoundedHttp http;

  /**
   * @param baseUrl takes the place of {@code https://api.twilio.com}; no slash at its end
   */
  TwilioHttp(URI baseUrl, BoundedHttp http) {
    this.baseUrl = baseUrl;
    this.http = http;
  }

  /** Once: whether to try again is decided where other providers are known. */
  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      BoundedHttp.Answer answer =
          http.send(
              HttpRequest.newBuilder(URI.create(baseUrl + request.constructURL().getFile()))
                  .header("Authorization", request.getAuthString())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Accept", "application/json")
                  .POST(BodyPublishers.ofString(request.encodeFormBody()))
                  .build());
      if (!answer.isSuccess()) {
        throw new Failed(TwilioRefusals.of(answer));
      }
      return new Response(answer.body(), answer.status());
    } catch (SendFailure failure) {
      throw new Failed(failure);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
