package io.kennung.idctl.export;

import io.kennung.idctl.session.OwnerOnly;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file that a person wants to have, which only the owner can open.
 *
 * @param option that names it, for errors
 * @param path as it was typed
 * @param isForced whether one of that name may be replaced
 */
record NewFile(String option, Path path, boolean isForced) {

  private static final Texts TEXTS = Texts.of(NewFile.class);

  /** Finds out what would fail, before anybody types a password in vain. */
  void check() {
    if (!Files.isDirectory(folder())) {
      throw CommandFailure.usage(TEXTS.say("file.folder", option, path));
    }
    boolean isThere = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    if (isThere && (!isForced || Files.isDirectory(path))) {
      throw isThere();
    }
  }

  /** Writes it, whole or not at all. */
  void write(byte[] bytes) {
    try {
      if (isForced) {
        OwnerOnly.write(path, bytes);
      } else {
        OwnerOnly.create(path, bytes);
      }
    } catch (FileAlreadyExistsException e) {
      throw isThere();
    } catch (AccessDeniedException e) {
      throw CommandFailure.usage(TEXTS.say("file.denied", option, path));
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("file.unwritable", option, path));
    }
  }

  private CommandFailure isThere() {
    return CommandFailure.usage(TEXTS.say("file.there", option, path));
  }

  private Path folder() {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }
}
