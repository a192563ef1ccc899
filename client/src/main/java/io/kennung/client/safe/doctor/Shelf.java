package io.kennung.client.safe.doctor;

import io.kennung.client.safe.Reply;
import io.kennung.client.safe.SafeException;
import java.nio.charset.StandardCharsets;

/** The folder {@code backups}: writes a backup there, and sees to it that it is gone afterwards. */
final class Shelf {

  private static final int SMALL = 200;

  /** More than any app sends; a server that promises more is believed. */
  private static final int LARGEST = 4 << 20;

  private final Visit visit;
  private byte[] kept = new byte[0];
  private boolean mayBeThere;

  Shelf(Visit visit) {
    this.visit = visit;
  }

  void examine() {
    try {
      if (isWritten()) {
        read();
        head();
        replace();
        largest();
        listing();
        delete();
      }
    } finally {
      clearUp();
    }
  }

  private boolean isWritten() {
    visit.looksAt(Check.WRITE);
    kept = visit.bytes(SMALL);
    mayBeThere = true;
    Reply reply = visit.backup("PUT", kept);
    mayBeThere = reply.isDone() || reply.status() >= 500;
    if (reply.isDone()) {
      visit.good(Check.WRITE, "PUT, status " + reply.status());
    } else {
      visit.wrong(Check.WRITE, Refusals.ofUpload(reply));
    }
    return reply.isDone();
  }

  private void read() {
    visit.looksAt(Check.READ);
    Reply reply = visit.backup("GET", null);
    if (!reply.isDone()) {
      visit.wrong(
          Check.READ,
          "what was written is answered with status %d; let the server read the folder backups"
              .formatted(reply.status()));
    } else if (visit.holds(kept)) {
      visit.good(Check.READ, "byte for byte");
    } else {
      visit.wrong(
          Check.READ,
          "other bytes come back than were written; switch off what changes or caches files in"
              + " front of the server");
    }
  }

  private void head() {
    visit.looksAt(Check.HEAD);
    int status = visit.backup("HEAD", null).status();
    if (status == 200) {
      visit.good(Check.HEAD, "status 200");
    } else {
      visit.wrong(
          Check.HEAD,
          "HEAD is answered with status %d, and desktop apps want 200; allow it beside GET"
              .formatted(status));
    }
  }

  private void replace() {
    visit.looksAt(Check.REPLACE);
    byte[] next = visit.bytes(SMALL / 2);
    Reply reply = visit.backup("PUT", next);
    if (!reply.isDone()) {
      visit.wrong(
          Check.REPLACE,
          "a backup cannot be replaced (status %d); allow the server to overwrite files"
              .formatted(reply.status()));
      return;
    }
    if (visit.holds(next)) {
      kept = next;
      visit.good(Check.REPLACE, "the new one counts");
    } else {
      visit.wrong(
          Check.REPLACE,
          "the former backup comes back after it was replaced; switch off caches in front of the"
              + " server");
    }
  }

  /** As much as the config promises, and one byte more. */
  private void largest() {
    visit.looksAt(Check.LARGEST);
    long promised = visit.terms().maxBackupBytes();
    if (promised > LARGEST) {
      visit.noted(
          Check.LARGEST,
          "maxBackupBytes is %d, too much to try; 524288 is usual".formatted(promised));
      return;
    }
    byte[] most = visit.bytes((int) promised);
    int status = upload(most);
    if (status / 100 != 2 || !visit.holds(most)) {
      visit.wrong(
          Check.LARGEST,
          "a backup of %d bytes, which config allows, is not kept (%s); raise the server's limit"
                  .formatted(promised, status == 0 ? "broken off" : "status " + status)
              + " or lower maxBackupBytes");
      return;
    }
    kept = most;
    visit.good(Check.LARGEST, promised + " bytes");
    visit.looksAt(Check.LIMIT);
    limit(upload(visit.bytes((int) promised + 1)));
  }

  private void limit(int status) {
    if (status / 100 == 2) {
      visit.noted(
          Check.LIMIT,
          "one byte more than config allows was taken; limit uploads to %d bytes to keep others"
                  .formatted(visit.terms().maxBackupBytes())
              + " from filling the disk");
    } else if (visit.holds(kept)) {
      visit.good(
          Check.LIMIT, "one byte more is refused" + (status == 0 ? "" : ", status " + status));
    } else {
      visit.wrong(
          Check.LIMIT,
          "an upload that was refused has destroyed the former backup; let the server write to a"
              + " temporary file first");
    }
  }

  /** The status; 0 where the server broke off, as many do in the middle of too much. */
  private int upload(byte[] bytes) {
    try {
      return visit.backup("PUT", bytes).status();
    } catch (SafeException e) {
      return 0;
    }
  }

  /** Whoever sees an id can delete its backup. */
  private void listing() {
    visit.looksAt(Check.LISTING);
    if (shows(visit.send("GET", "backups/")) || shows(visit.send("PROPFIND", "backups/"))) {
      visit.noted(
          Check.LISTING,
          "everybody who may sign in sees the names of all backups and could delete them; switch"
              + " listings and PROPFIND off, or share this server only with people you trust");
    } else {
      visit.good(Check.LISTING, "names are not shown");
    }
  }

  private boolean shows(Reply reply) {
    return reply.isDone()
        && new String(reply.body(), StandardCharsets.UTF_8).contains(visit.backupId());
  }

  private void delete() {
    visit.looksAt(Check.DELETE);
    Reply reply = visit.backup("DELETE", null);
    if (!reply.isDone()) {
      visit.wrong(
          Check.DELETE,
          "a backup cannot be deleted (status %d); allow DELETE in the folder backups"
              .formatted(reply.status()));
      return;
    }
    int status = visit.backup("GET", null).status();
    if (status == 404 || status == 410) {
      mayBeThere = false;
      visit.good(Check.DELETE, "gone afterwards");
    } else {
      visit.wrong(
          Check.DELETE,
          status / 100 == 2
              ? "a deleted backup is still handed out; switch off caches in front of the server"
              : "a backup that is not there is answered with status %d; let it be 404"
                  .formatted(status));
    }
  }

  private void clearUp() {
    if (!mayBeThere) {
      return;
    }
    try {
      Reply unused = visit.backup("DELETE", null);
      if (!visit.backup("GET", null).isDone()) {
        return;
      }
    } catch (SafeException e) {
      // What is wrong has been told; what is left behind is told now.
    }
    visit.leftBehind();
  }
}
