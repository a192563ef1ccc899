package io.kennung.client.safe;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a Safe server answered, whatever it was.
 *
 * @param status of HTTP
 * @param headers of the last answer
 * @param body of the last answer; of a backup, it is sealed
 * @param redirects the addresses that were followed, in this order; mostly none
 * @param isElsewhere whether they led to another host, which gets no credentials
 */
public record Reply(
    int status, HttpHeaders headers, byte[] body, List<URI> redirects, boolean isElsewhere) {

  /** Any 2xx: WebDAV servers answer 201 and 204 where others answer 200. */
  public boolean isDone() {
    return status / 100 == 2;
  }

  /** One that was not followed, since it would change what was asked for. */
  public boolean isRedirect() {
    return status / 100 == 3;
  }

  /** The ways to sign in that it offers. */
  public List<AuthChallenge> challenges() {
    return AuthChallenge.in(headers.allValues("WWW-Authenticate"));
  }

  /** Seconds only; the form with a date would trust two clocks. */
  public Optional<Duration> retryAfter() {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,8}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** The status only. */
  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
