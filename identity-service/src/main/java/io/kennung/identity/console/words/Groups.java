package io.kennung.identity.console.words;

import java.util.ArrayList;
import java.util.List;

/** An id in groups of four, as people read it out. */
public final class Groups {

  private static final int SIZE = 4;

  private Groups() {}

  /** The groups, in their order. */
  public static List<String> of(String id) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < id.length(); i += SIZE) {
      groups.add(id.substring(i, Math.min(id.length(), i + SIZE)));
    }
    return groups;
  }
}
