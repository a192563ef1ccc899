package io.kennung.client.safe;

import io.kennung.client.AnswerLimit;
import io.kennung.client.safe.SafeAddress.Credentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One request to a Safe server, with what it takes to sign in and to follow it to where it has
 * moved. Credentials go to the host of the address and to no other.
 */
public final class Calls implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int MOST_REDIRECTS = 5;

  /** All requests that a call leads to, redirected or signed in, take no longer than these. */
  private static final int REQUESTS_IN_TIME = 2;

  /** In MiB: twice what a document may have. */
  static final int LARGEST_ANSWER = 16;

  /** The one word that servers in the field want to see; some of them admit nothing else. */
  private static final String AGENT = "Threema";

  private static final BodyHandler<byte[]> BODY = AnswerLimit.of((long) LARGEST_ANSWER << 20);

  private final SafeAddress address;
  private final HttpClient http;

  /** From a request to the last byte of its answer. */
  private Duration patience = ANSWER;

  /** Null where the server does not know any directory. */
  private @Nullable AccessToken token;

  /** How the last challenge was answered; the next request need not be refused first. */
  private volatile @Nullable Digest digest;

  /** Trusts the authorities that this machine trusts. */
  public Calls(SafeAddress address) {
    this(address, HttpClient.newBuilder());
  }

  /** Signs in with a token of the directory. */
  public Calls(SafeAddress address, AccessToken token) {
    this(address, HttpClient.newBuilder());
    this.token = token;
  }

  /** For tests, which have less time. */
  Calls(SafeAddress address, Duration patience) {
    this(address, HttpClient.newBuilder());
    this.patience = patience;
  }

  /** Trusts whom this context trusts. */
  public Calls(SafeAddress address, SSLContext trust) {
    this(address, HttpClient.newBuilder().sslContext(trust));
  }

  private Calls(SafeAddress address, HttpClient.Builder client) {
    this.address = address;
    this.http =
        client
            .connectTimeout(CONNECT)
            // A body that is too large is refused in the middle; HTTP/2 makes more of that than the
            // servers of people's own can bear.
            .version(HttpClient.Version.HTTP_1_1)
            // Java would follow without asking where to.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Where it is spoken to. */
  public SafeAddress address() {
    return address;
  }

  /**
   * Any answer is a result.
   *
   * @param path {@code config}, or {@code backups/} and the id
   * @param backupId 64 hexadecimal digits; may decide which host is asked
   * @param body null where there is none
   * @throws SafeException of kind UNREACHABLE, UNTRUSTED or, for redirects that nobody may follow,
   *     UNEXPECTED
   */
  public Reply send(String method, String path, String backupId, byte @Nullable [] body) {
    URI base = address.base(backupId);
    URI target = base.resolve(path);
    Asked asked =
        new Asked(method, body, System.nanoTime() + REQUESTS_IN_TIME * patience.toNanos());
    List<URI> redirects = new ArrayList<>();
    while (true) {
      HttpResponse<byte[]> answer = signedIn(asked, target, isSameHost(base, target));
      Optional<URI> next = redirect(method, target, answer);
      if (next.isEmpty()) {
        return new Reply(
            answer.statusCode(), answer.headers(), answer.body(), List.copyOf(redirects));
      }
      target = next.get();
      redirects.add(target);
      if (redirects.size() > MOST_REDIRECTS) {
        throw SafeException.of(
            SafeException.Kind.UNEXPECTED,
            "%s sends from one address to the next without end; correct its redirects"
                .formatted(address),
            answer.statusCode());
      }
    }
  }

  boolean hasToken() {
    return token != null;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpResponse<byte[]> signedIn(Asked asked, URI target, boolean isOurHost) {
    Credentials credentials = isOurHost ? address.credentials().orElse(null) : null;
    AccessToken shown = isOurHost ? token : null;
    if (credentials == null) {
      return shown == null
          ? exchange(asked, target, null)
          : shown.signedIn(
              authorization -> exchange(asked, target, authorization),
              answer -> answer.statusCode() == 401);
    }
    Digest known = digest;
    HttpResponse<byte[]> answer =
        exchange(
            asked,
            target,
            known == null ? basic(credentials) : known.authorization(asked.method, target));
    if (answer.statusCode() != 401) {
      return answer;
    }
    Digest offered =
        Digest.to(AuthChallenge.in(answer.headers().allValues("WWW-Authenticate")), credentials)
            .orElse(null);
    // Where Basic is all it offers, it has just refused it.
    if (offered == null || (known != null && !offered.isFresh())) {
      return answer;
    }
    digest = offered;
    return exchange(asked, target, offered.authorization(asked.method, target));
  }

  /** What a call is about, and until when by {@link System#nanoTime} it must be over. */
  private record Asked(String method, byte @Nullable [] body, long endsAt) {}

  private static String basic(Credentials credentials) {
    byte[] both =
        (credentials.user() + ":" + credentials.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Where to ask the same again; a redirect that makes something else of it is not followed. */
  private static Optional<URI> redirect(String method, URI from, HttpResponse<?> answer) {
    boolean asksTheSame =
        switch (answer.statusCode()) {
          case 307, 308 -> true;
          case 301, 302 -> method.equals("GET") || method.equals("HEAD");
          default -> false;
        };
    Optional<String> location = answer.headers().firstValue("Location");
    if (!asksTheSame || location.isEmpty()) {
      return Optional.empty();
    }
    URI to;
    try {
      to = from.resolve(location.get());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    boolean staysHere = SafeAddress.isThisMachine(from) && SafeAddress.isThisMachine(to);
    if (to.getHost() == null || !("https".equalsIgnoreCase(to.getScheme()) || staysHere)) {
      throw SafeException.of(
          SafeException.Kind.UNEXPECTED,
          "the Safe server sends on to an address without https; correct its redirects",
          answer.statusCode());
    }
    return Optional.of(to);
  }

  private static boolean isSameHost(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && one.getPort() == other.getPort();
  }

  private HttpResponse<byte[]> exchange(Asked asked, URI target, @Nullable String authorization) {
    byte[] body = asked.body;
    long nanos = Math.min(patience.toNanos(), asked.endsAt - System.nanoTime());
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .header("User-Agent", AGENT)
            .header(
                "Accept",
                target.getRawPath().endsWith("/config")
                    ? "application/json"
                    : "application/octet-stream")
            .method(asked.method, publisher);
    if (body != null) {
      request.header("Content-Type", "application/octet-stream");
    }
    if (asked.method.equals("PROPFIND")) {
      // Without it some servers take the whole tree to be meant, and refuse.
      request.header("Depth", "1");
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), BODY);
    try {
      // HttpRequest's own time-out ends with the headers; a body could drip on for ever.
      return answer.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw NoAnswer.unreachable(
          address, "no answer within %d s".formatted(patience.toSeconds()), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw NoAnswer.unreachable(address, "interrupted", e);
    } catch (ExecutionException e) {
      throw NoAnswer.of(e, address);
    }
  }
}
