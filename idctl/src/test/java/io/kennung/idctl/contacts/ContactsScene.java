package io.kennung.idctl.contacts;

import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with an identity, and two others to be known. */
abstract class ContactsScene {

  @TempDir protected Path home;
  protected final FakeDirectory server = new FakeDirectory();
  protected final PublicKey key = newKey();
  protected CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    put("ANNA0000", key);
    put("BEN00000", newKey());
    run.idctl("create");
  }

  @AfterEach
  void close() {
    server.close();
  }

  protected void put(String identity, PublicKey its) {
    SecretKey unused = SecretKey.generate(new SecureRandom());
    server.put(identity, unused);
    server.identities.get(identity).put("publicKey", its.base64());
  }

  protected static PublicKey newKey() {
    return SecretKey.generate(new SecureRandom()).publicKey();
  }
}
