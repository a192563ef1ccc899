package io.kennung.client.safe;

import io.kennung.client.safe.SafeException.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps sealed backups, over the network. Every backup id is 64 lower-case hexadecimal digits, and
 * all that a server needs to hand out, replace and delete a backup: nobody else should see one.
 *
 * <p>Every call may throw {@link SafeException}. Source: the Safe contract, sections 3 to 5.
 */
public final class SafeServer implements AutoCloseable {

  private final Calls calls;

  /** The one these calls reach. */
  public SafeServer(Calls calls) {
    this.calls = calls;
  }

  /** The server at this address. */
  public static SafeServer at(SafeAddress address) {
    return new SafeServer(new Calls(address));
  }

  /** Where it is. */
  public SafeAddress address() {
    return calls.address();
  }

  /** What it promises for this backup; a server may be many hosts. */
  public ServerTerms terms(String backupId) {
    Reply reply = calls.send("GET", "config", backupId, null);
    if (reply.status() == 404) {
      throw SafeException.of(
          Kind.UNEXPECTED,
          "there is no Safe server at %s: it has no file named config".formatted(address()),
          404);
    }
    return ServerTerms.of(required(reply, "config").body())
        .orElseThrow(() ->
            SafeException.of(
                Kind.UNEXPECTED,
                "the config of %s does not say maxBackupBytes and retentionDays as whole numbers"
                    .formatted(address()),
                reply.status()));
  }

  /**
   * Keeps a sealed file in place of the former one, after a look at what the server allows.
   *
   * @return what the server promises for it
   */
  public ServerTerms put(String backupId, byte[] file) {
    ServerTerms terms = terms(backupId);
    if (file.length > terms.maxBackupBytes()) {
      throw tooLarge(
          "the backup has %d bytes, and %s keeps at most %d"
              .formatted(file.length, address(), terms.maxBackupBytes()),
          0);
    }
    Reply reply = calls.send("PUT", path(backupId), backupId, file);
    if (reply.status() == 404 || reply.status() == 409) {
      throw SafeException.of(
          Kind.UNEXPECTED,
          "%s has no folder named backups; make one beside its file config".formatted(address()),
          reply.status());
    }
    Reply unused = required(reply, "the upload");
    return terms;
  }

  /**
   * The same, and reads it back: for the first backup under a name, which no other stands behind
   * yet.
   */
  public ServerTerms putSurely(String backupId, byte[] file) {
    ServerTerms terms = put(backupId, file);
    if (get(backupId).filter(kept -> Arrays.equals(kept, file)).isEmpty()) {
      throw SafeException.of(
          Kind.UNEXPECTED,
          "%s has taken the backup, but does not give it back".formatted(address()),
          0);
    }
    return terms;
  }

  /** The sealed file; nothing where there is none under this id. */
  public Optional<byte[]> get(String backupId) {
    return found(calls.send("GET", path(backupId), backupId, null)).map(Reply::body);
  }

  /** How many bytes the sealed file has, 0 where the server does not tell; nothing without one. */
  public OptionalLong size(String backupId) {
    return found(calls.send("HEAD", path(backupId), backupId, null)).stream()
        .mapToLong(reply -> reply.headers().firstValueAsLong("Content-Length").orElse(0))
        .findFirst();
  }

  /** False where the server says that there was none; not every server does. */
  public boolean delete(String backupId) {
    return found(calls.send("DELETE", path(backupId), backupId, null)).isPresent();
  }

  /** Ends the connections; requests on their way fail. */
  @Override
  public void close() {
    calls.close();
  }

  private static String path(String backupId) {
    return "backups/" + backupId;
  }

  private Optional<Reply> found(Reply reply) {
    return reply.status() == 404 || reply.status() == 410
        ? Optional.empty()
        : Optional.of(required(reply, "the request"));
  }

  private Reply required(Reply reply, String what) {
    if (reply.isDone()) {
      return reply;
    }
    int status = reply.status();
    throw switch (status) {
      case 401 -> SafeException.of(Kind.UNAUTHORIZED, unauthorized(reply), status);
      case 403 -> unexpected("%s forbids %s (status 403)", what, status);
      case 413 -> tooLarge("the backup is larger than %s keeps".formatted(address()), status);
      case 429 -> SafeException.rateLimited(reply.retryAfter().orElse(null));
      case 502, 503, 504 ->
          SafeException.of(
              Kind.UNREACHABLE,
              "the Safe server at %s is not available at the moment (status %d)"
                  .formatted(address(), status),
              status);
      case 507 -> unexpected("%s has no space left for %s (status 507)", what, status);
      default ->
          reply.isRedirect()
              ? unexpected("%s sends %s to another address; give the final one", what, status)
              : unexpected("%s answered %s with status " + status, what, status);
    };
  }

  private String unauthorized(Reply reply) {
    if (reply.isElsewhere()) {
      return "%s sends on to %s, which wants a password; none is shown to another host, so give the final address"
          .formatted(address(), reply.redirects().getLast().getHost());
    }
    if (calls.hasToken()) {
      return "%s does not accept the token that its directory gives out".formatted(address());
    }
    return address().hasCredentials()
        ? "%s does not accept that user name and password".formatted(address())
        : "%s wants a user name and a password; put user:password@ in front of its host"
            .formatted(address());
  }

  private SafeException unexpected(String sentence, String what, int status) {
    return SafeException.of(Kind.UNEXPECTED, sentence.formatted(address(), what), status);
  }

  private static SafeException tooLarge(String sentence, int status) {
    return SafeException.of(Kind.TOO_LARGE, sentence, status);
  }
}
