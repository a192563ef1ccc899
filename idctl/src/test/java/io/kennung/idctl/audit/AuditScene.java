package io.kennung.idctl.audit;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeSupport;
import io.kennung.idctl.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory with five looks and two searches on record, and who may read of them. */
abstract class AuditScene {

  static final String LOOKS = FakeSupport.IDENTITIES;
  static final String SEARCHES = FakeSupport.SEARCHES;

  @TempDir Path home;
  final FakeDirectory server = new FakeDirectory();
  final FakeSupport fake = new FakeSupport(server);
  CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    run.environment.put("KENNUNG_SUPPORT_TOKEN", "lea");
    for (int i = 1; i <= 5; i++) {
      fake.record(LOOKS, i % 2 == 0 ? "lea" : "sam", i < 4 ? "ABCD1234" : "ECHOECHO", "T-" + i);
    }
    fake.record(SEARCHES, "sam", "none", "T-1");
    fake.record(SEARCHES, "sam", "none", "T-2");
  }

  @AfterEach
  void close() {
    server.close();
  }

  String head(String chain) {
    return fake.records.get(chain).getLast().hash();
  }
}
