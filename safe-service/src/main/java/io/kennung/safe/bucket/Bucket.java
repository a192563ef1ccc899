package io.kennung.safe.bucket;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Objects of random names. Whatever cannot be done is {@link CommonFailure#UNAVAILABLE}, and the
 * log says why without a name.
 */
@Singleton
public class Bucket implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Bucket.class);
  private static final String TYPE = "application/octet-stream";
  private static final Duration PATIENCE_OF_A_CHECK = Duration.ofSeconds(3);

  private final @Nullable S3Client s3;
  private final String name;

  /** Asks nothing yet. */
  @Inject
  public Bucket(BucketConfig config) {
    this.s3 = config.bucket().isPresent() ? Connection.to(config) : null;
    this.name = config.bucket().orElse("");
  }

  /** Whether there is one; without one nothing below can be done. */
  public boolean isConfigured() {
    return s3 != null;
  }

  /** Durable when this returns. */
  public void put(UUID object, byte[] sealed) {
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(sealed), sealed.length, TYPE);
    ask(client ->
        client.putObject(put -> put.bucket(name).key(object.toString()).contentType(TYPE), body));
  }

  /** All of it; empty when it is not there. */
  public Optional<byte[]> get(UUID object) {
    return ask(client -> {
      try {
        return Optional.of(
            client.getObject(get -> get.bucket(name).key(object.toString()), Bucket::whole));
      } catch (NoSuchKeyException e) {
        return Optional.empty();
      }
    });
  }

  /** It is not there any more; nothing happens when it was not. */
  public void delete(UUID object) {
    ask(client -> client.deleteObject(delete -> delete.bucket(name).key(object.toString())));
  }

  /** Whether the bucket is there and we may use it. */
  boolean answers() {
    try {
      ask(client ->
          client.headBucket(head ->
              head.bucket(name)
                  .overrideConfiguration(only -> only.apiCallTimeout(PATIENCE_OF_A_CHECK))));
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  @Override
  @PreDestroy
  public void close() {
    if (s3 != null) {
      s3.close();
    }
  }

  private <T> T ask(Function<S3Client, T> question) {
    if (s3 == null) {
      LOG.error("a backup lies in a bucket, but directory.safe.objects.bucket is not set");
      throw new Refused(CommonFailure.UNAVAILABLE);
    }
    try {
      return question.apply(s3);
    } catch (SdkException e) {
      LOG.warnf("the bucket is out of reach: %s", kind(e));
      throw new Refused(CommonFailure.UNAVAILABLE);
    }
  }

  /** The store's own sentences could hold names. */
  private static String kind(SdkException failure) {
    if (failure instanceof AwsServiceException answer) {
      return "it answers " + answer.statusCode();
    }
    Throwable cause = failure.getCause();
    return failure.getClass().getSimpleName()
        + (cause == null ? "" : " <- " + cause.getClass().getSimpleName());
  }

  private static byte[] whole(GetObjectResponse head, InputStream body) throws IOException {
    int length = Math.toIntExact(head.contentLength());
    byte[] bytes = body.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("an object broke off");
    }
    return bytes;
  }
}
