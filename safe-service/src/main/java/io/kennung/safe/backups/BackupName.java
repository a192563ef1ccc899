package io.kennung.safe.backups;

import java.util.List;

/**
 * What a backup is called in here, 32 bytes a generation of the keys.
 *
 * @param key names the key of the first
 * @param generations the same backup under every accepted key, newest first
 */
public record BackupName(int key, List<byte[]> generations) {

  /** As it is written. */
  public byte[] newest() {
    return generations.getFirst();
  }

  /** How it may have been written before. */
  public List<byte[]> older() {
    return generations.subList(1, generations.size());
  }

  @Override
  public String toString() {
    return "BackupName[…]";
  }
}
