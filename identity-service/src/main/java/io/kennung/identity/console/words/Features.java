package io.kennung.identity.console.words;

import io.kennung.pages.Texts;
import java.util.ArrayList;
import java.util.List;

/** What an app may understand, in the order of the mask's bits, beginning with 0x01. */
public enum Features {
  VOICE,
  GROUPS,
  POLLS,
  FILES,
  AUDIO_CALLS,
  VIDEO_CALLS,
  FORWARD_SECURITY,
  GROUP_CALLS,
  EDITING,
  DELETING,
  REACTIONS;

  /** The names of the bits that are set; one without a name yet is numbered. */
  public static List<String> in(Texts texts, long mask) {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((mask >>> bit & 1) == 1) {
        names.add(
            bit < values().length
                ? texts.say("feature." + values()[bit].name())
                : texts.say("feature.other", bit));
      }
    }
    return names;
  }
}
