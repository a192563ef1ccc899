package io.kennung.client.safe.doctor;

import io.kennung.client.safe.Reply;
import io.kennung.client.safe.SafeException;
import java.nio.charset.StandardCharsets;

/** The folder {@code backups}: writes a backup there, and sees to it that it is gone afterwards. */
final class Shelf {

  private static final int SMALL = 200;

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
        new Room(visit).examine();
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
      visit.wrong(Check.WRITE, Refusals.ofUpload(reply, visit.address().hasCredentials()));
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
