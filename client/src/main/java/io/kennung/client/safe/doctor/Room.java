package io.kennung.client.safe.doctor;

import io.kennung.client.safe.SafeException;

/** How much fits, compared with what the config promises. */
final class Room {

  /** More than any app sends; a server that promises more is believed. */
  private static final int LARGEST = 4 << 20;

  private final Visit visit;

  Room(Visit visit) {
    this.visit = visit;
  }

  /** As much as the config promises, and one byte more. */
  void examine() {
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
    visit.good(Check.LARGEST, promised + " bytes");
    visit.looksAt(Check.LIMIT);
    limit(upload(visit.bytes((int) promised + 1)), most);
  }

  private void limit(int status, byte[] kept) {
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
}
