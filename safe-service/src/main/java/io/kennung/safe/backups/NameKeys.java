package io.kennung.safe.backups;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes of a backup id the name under which a row or an object stands: an HMAC under a key that the
 * database does not know.
 *
 * <p>Keys rotate like secrets, newest first. A backup is found under every key and moves to the
 * newest with its next upload; what has not been uploaded by the time an old key is dropped is lost
 * to its owner.
 */
@Singleton
class NameKeys {

  /** The keys of this deployment. */
  @ConfigMapping(prefix = "directory.safe")
  interface NameKeysConfig {
    /**
     * Base64 of 32 random bytes each, comma separated, newest first. Losing them loses every
     * backup. The same in every replica. No default.
     */
    List<String> nameKeys();
  }

  private record Generation(int id, Hmac hmac) {}

  private final List<Generation> generations;
  private final boolean forDevelopment;

  @Inject
  NameKeys(NameKeysConfig config) {
    this(Secrets.of("directory.safe.name-keys", config.nameKeys()));
  }

  NameKeys(Secrets keys) {
    this.forDevelopment = keys.anyForDevelopment();
    this.generations =
        keys.generations("kennung backup name").stream()
            .map(generation -> new Generation(generation.id(), new Hmac(generation.key())))
            .toList();
  }

  /** Names the key in rows. */
  int newest() {
    return generations.getFirst().id();
  }

  BackupName of(BackupId id) {
    return new BackupName(
        newest(),
        generations.stream().map(generation -> generation.hmac().of(id.bytes())).toList());
  }

  /** Unsafe production does not boot. */
  void check(@Observes @Priority(1) StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      refuseDevelopmentKeys();
    }
  }

  void refuseDevelopmentKeys() {
    if (forDevelopment) {
      throw new IllegalStateException(
          "directory.safe.name-keys holds a development secret; make a new one: openssl rand"
              + " -base64 32");
    }
  }
}
