package io.kennung.acceptance;

import io.kennung.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Where backups lie, and backups of which one sees whether they are there in full. */
final class Shelf {

  /** The longest that is kept. */
  static final int LONGEST = 524_288;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int DIGEST = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;

  private Shelf(URI base) {
    this.base = base;
  }

  /** As clients reach it. */
  static Shelf behindFrontDoor(World world) {
    return new Shelf(world.stack().frontDoor().resolve("/safe/"));
  }

  /** What this replica hands out and takes. */
  static Shelf of(ServiceProcess replica) {
    return new Shelf(replica.address().resolve("/"));
  }

  /** 64 digits that nobody else uses. */
  static String newId() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Its end is the hash of what stands before. */
  static byte[] newBackup(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    System.arraycopy(digest(bytes), 0, bytes, length - DIGEST, DIGEST);
    return bytes;
  }

  /** Whether it is one of {@link #newBackup}, from its first byte to its last. */
  static boolean isWhole(byte[] backup) {
    return backup.length > DIGEST
        && Arrays.equals(
            digest(backup), Arrays.copyOfRange(backup, backup.length - DIGEST, backup.length));
  }

  /** Where a backup lies. */
  URI place(String id) {
    return base.resolve("backups/" + id);
  }

  /** Its status. */
  int put(String id, byte[] backup) {
    return await(putLater(id, backup));
  }

  /** The status, once there is one. */
  CompletableFuture<Integer> putLater(String id, byte[] backup) {
    HttpRequest request = request(id).PUT(BodyPublishers.ofByteArray(backup)).build();
    return CLIENT.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
  }

  HttpResponse<byte[]> get(String id) {
    return await(CLIENT.sendAsync(request(id).GET().build(), BodyHandlers.ofByteArray()));
  }

  /** The backup, which has to be there. */
  byte[] read(String id) {
    HttpResponse<byte[]> answer = get(id);
    if (answer.statusCode() != 200) {
      throw new AssertionError("status " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String id) {
    return HttpRequest.newBuilder(place(id))
        .timeout(PATIENCE)
        .header("User-Agent", "Threema")
        .header("Content-Type", "application/octet-stream");
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw new UncheckedIOException(broken);
      }
      throw e;
    }
  }

  private static byte[] digest(byte[] backup) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(backup, 0, backup.length - DIGEST);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
