package io.kennung.idctl.oppf;

import io.kennung.idctl.session.OwnerOnly;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.oppf.OppfKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A signing key on the disk: PEM that its owner only may open.
 *
 * @param path as it was typed
 */
record KeyFile(Path path) {

  private static final Texts TEXTS = Texts.of(KeyFile.class);
  private static final int LIMIT = 10_000;

  /** Never over a file that is there: the key in it may have signed what apps follow today. */
  void write(OppfKey key) {
    try {
      OwnerOnly.writeNew(path, key.pem().getBytes(StandardCharsets.US_ASCII));
      refuseOthers();
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.usage(TEXTS.say("key.exists", path));
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("file.unwritable", path, SmallFile.reason(e)));
    }
  }

  OppfKey read() {
    byte[] bytes = SmallFile.read(path, LIMIT, TEXTS.say("key.none", path));
    try {
      refuseOthers();
      return OppfKey.ofPem(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(TEXTS.say("key.none", path));
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("file.unreadable", path, SmallFile.reason(e)));
    }
  }

  private void refuseOthers() throws IOException {
    if (Files.exists(path) && OwnerOnly.isOpenToOthers(path)) {
      throw CommandFailure.profile(TEXTS.say("key.open", path, path));
    }
  }
}
