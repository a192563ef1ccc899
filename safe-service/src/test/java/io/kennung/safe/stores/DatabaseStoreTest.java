package io.kennung.safe.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.testing.CapturedLog;
import io.kennung.safe.backups.BackupName;
import io.kennung.safe.bucket.Bucket;
import io.kennung.safe.bucket.BucketConfig;
import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import jakarta.inject.Inject;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

@SafeTest
class DatabaseStoreTest extends StoreContract {

  @Inject BucketConfig none;

  @Override
  protected RowStore store() {
    return database;
  }

  @Override
  protected RowStore other() {
    return objects;
  }

  @Test
  void withoutABucketWhatLiesThereIsOutOfReachUntilItIsReplaced() {
    BackupName name = newName();
    objects.keep(name, Backups.random(50), today());
    DatabaseStore alone = new DatabaseStore(jdbi, plain(), new Bucket(none));

    try (CapturedLog log = CapturedLog.listening()) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> alone.read(name))
          .satisfies(e -> assertThat(e.failure()).isEqualTo(CommonFailure.UNAVAILABLE));
      assertThat(log.text())
          .contains("directory.safe.objects.bucket")
          .doesNotContain(inBucket().iterator().next().toString())
          .doesNotContain(HexFormat.of().formatHex(name.newest()));
    }
    assertThat(alone.length(name)).hasValue(50);

    byte[] last = Backups.random(60);
    alone.keep(name, last, today());
    assertThat(alone.read(name)).hasValue(last);
  }
}
