package io.kennung.idctl.links;

/** How a remembered link stands to what the directory says now. */
public enum Standing {
  LINKED,
  NOT_LINKED,
  /** Proven a moment ago; the directory has not told of it yet. */
  ON_ITS_WAY,
  /** Was linked, and is no more, though not let go from here. */
  LOST
}
