package io.kennung.idctl.data;

/** How much a data backup holds at most; more is neither written nor read. */
final class Bounds {

  /** Of one file, in bytes; it passes through memory as a whole. */
  static final int FILE = 16 * 1024 * 1024;

  /** Of all files together, in bytes, unpacked; also of the ZIP itself. */
  static final long ALL = 1024L * 1024 * 1024;

  static final int FILES = 20_000;

  /** Of the list at the end of the ZIP, in bytes, which is in memory as a whole. */
  static final long LIST = 8L * 1024 * 1024;

  private Bounds() {}

  /** For people. */
  static String mebibytes(long bytes) {
    return bytes / (1024 * 1024) + " MiB";
  }
}
